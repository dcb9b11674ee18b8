"""Lists given names that make two capitalised words a person ("Wendi Ash"), as distinct from a street or a plan.

The list is of names common in the United Kingdom, written for this project; a name that is missing costs a person
only where nothing else (a title, initials, an office beside it) marks one. Names that are everyday words, months or
places are kept apart, because they need such a mark.
"""

__all__ = ["GIVEN_NAMES", "WORDLIKE_NAMES"]

GIVEN_NAMES = frozenset(
    """
    Aaron Abbie Abby Abdi Abdul Abdullah Abdur Abeda Abid Abigail Abiola Abraham Abu Ada Adam Ade Adebayo Adeel Adel
    Adele Adil Adnan Adrian Adrienne Aelwen Aeron Afzal Agnes Agnieszka Ahmad Ahmed Aidan Aileen Aimee Ainsley Aisha
    Aisling Ajay Ajit Akbar Akhtar Akosua Akram Alan Alana Alasdair Alastair Albert Alec Aled Aleksandra Alessandro
    Alex Alexa Alexander Alexandra Alexis Alf Alfie Alfred Ali Alice Alicia Alina Alisdair Alison Alistair Alister
    Allan Allen Allison Allister Allyson Altaf Alun Alwyn Alys Alyson Amanda Amar Amarjit Amber Amelia Amina Amir
    Amit Amjad Ammar Amrit Amy Ana Anand Anastasia Andrea Andreas Andrei Andrew Andy Aneira Aneurin Angela Angharad
    Angie Angus Anil Anila Anita Anjum Ann Anna Annabel Annabelle Anne Anneliese Annette Annie Annmarie Anthea
    Anthony Antoinette Anton Antonia Antonio Antony Anwar Anwen Aoife April Archie Arfon Arif Arjun Arlene Arnold
    Arran Arron Arshad Arthur Arun Arwel Arwyn Asad Asha Ashfaq Ashiq Ashish Ashley Ashok Ashwin Asif Asim Aslam
    Astrid Atif Aubrey Audrey Austin Avril Awais Ayesha Ayub Azhar Aziz Babu Balbir Baldev Baljit Balvinder
    Balwinder Barbara Barnaby Barrie Barry Bartholomew Bashir Basil Beatrice Beatrix Becca Becky Belinda Ben
    Benedict Benjamin Bernadette Bernard Bernice Bernie Bert Bertie Berwyn Beryl Bess Beth Bethan Bethany Betsan
    Betsy Bettina Betty Beverley Beverly Bhagwat Bhavna Bhupen Bhupinder Bill Billie Billy Blair Bleddyn Bob Bobbie
    Bobby Boyd Brad Bradley Brenda Brendan Brian Bridget Bridie Brigid Bronagh Bronwen Bruce Bryan Bryn Bryony
    Bushra Cadwgan Caitlin Callum Calum Calvin Cameron Camilla Candice Cara Carey Carl Carla Carlo Carlos Carly
    Carmel Carmen Carol Carole Caroline Carolyn Carolyne Carwyn Carys Caspar Cassandra Cathal Catherine Cathie
    Cathryn Cathy Catrin Catriona Cecil Cecilia Cecily Ceinwen Celia Ceri Cerys Chantelle Charanjit Charlene Charles
    Charlie Charlotte Cherie Cherry Cheryl Chetan Chidi Chinedu Chloe Chris Chrissie Chrissy Christa Christian
    Christie Christina Christine Christopher Christy Ciara Ciaran Cilla Claire Clara Clare Clarissa Claude Claudette
    Claudia Claudine Clayton Cledwyn Clem Clement Clementine Cliff Clifford Clive Clodagh Colette Colin Colleen Colm
    Conall Connor Conor Conrad Constance Cora Coral Cordelia Corinne Cormac Cornelius Courtney Craig Cressida
    Crispin Cristian Cristina Crystal Curtis Cynthia Cyril Dafydd Dai Daisy Dalbir Dale Daljit Damian Damien Damon
    Dan Dana Daniel Daniela Daniella Danielle Danny Danuta Daphne Darcy Daren Darius Darran Darrel Darrell Darren
    Darryl Daryl Dave David Davina Davinder Dawn Dawud Dean Deb Debbie Debby Debi Deborah Debra Debs Declan Dee
    Deepa Deepak Deidre Deiniol Deirdre Delia Della Delroy Delyth Denis Denise Dennis Denny Denzil Derek Derick
    Dermot Derrick Des Desmond Devon Dewi Dharmesh Diana Diane Dianne Dick Dil Dilip Dilwyn Dilys Dinah Dinesh
    Dineshwar Dion Dipak Dirk Dolores Dominic Dominique Don Donald Donna Donnie Dora Doreen Dorian Doris Dorothea
    Dorothy Dot Doug Dougal Douglas Drew Duncan Dylan Dympna Eamon Eamonn Ebony Ed Eddie Edgar Edith Edmond Edmund
    Edna Eduardo Edward Edwin Edwina Efa Efua Ehsan Eifion Eileen Eilidh Eilir Einir Eira Eirian Eirlys Eirwen
    Eirwyn Ejaz Elaine Eleanor Elena Eleni Eleri Elfed Elfyn Eli Elias Elin Elinor Eliot Elisabeth Elise Eliza
    Elizabeth Ella Ellen Ellie Elliot Elliott Elsa Elsie Elspeth Eluned Elwyn Emeka Emer Emil Emilia Emily Emlyn
    Emma Emmanuel Emrys Emyr Ena Enid Enya Eoin Eric Erica Erik Erika Erin Ernest Ernie Errol Esme Esmond Esther
    Etain Ethan Ethel Etta Euan Eugene Eugenie Eugine Eunice Eva Evan Eve Evelyn Evie Ewan Ewen Fabian Faisal Faith
    Faizal Farah Farhan Farida Farooq Farrukh Farzana Fatima Fay Faye Fazal Felicity Felix Femi Fergal Fergus Fern
    Ffion Finlay Finn Fintan Fiona Fionnuala Fleur Flora Florence Floyd Folasade Fran Frances Francesca Francis
    Frank Frankie Franklin Fraser Fred Freda Freddie Frederick Freya Funmi Gabriel Gabriella Gabrielle Gail Gareth
    Garry Garth Gary Gavin Gaynor Geeta Gemma Gemmell Geoff Geoffrey Geoffry George Georgia Georgina Ger Geraint
    Gerald Geraldine Gerard Geri Germaine Gerry Gertrude Gervase Gerwyn Gethin Ghazala Ghulam Giles Gill Gillian
    Gina Ginette Ginny Giovanni Girish Gita Gladys Glen Glenda Glenn Glenys Gloria Glyn Glynis Glynn Godfrey Gordon
    Goronwy Grace Graeme Graham Grahame Grainne Greg Gregg Gregor Gregory Greta Gretchen Griff Gulam Gulzar Gurdeep
    Gurdial Gurdip Gurinder Gurmit Gurpreet Gus Guy Gwen Gwenda Gwendolen Gwendoline Gwenfil Gwenfyl Gwenllian
    Gwennie Gwenno Gwilym Gwladys Gwyn Gwyneth Gwynfor Gwynne Habib Haf Hafiz Haidee Hal Haleema Hamid Hamish Hamza
    Hana Hanif Hannah Hans Harbhajan Hardeep Harinder Harish Harjinder Harjit Harminder Harold Haroon Harpreet
    Harriet Harriett Harris Harry Harvey Harvinder Hasan Hasina Hassan Hattie Haydn Hayley Hazel Heather Hector
    Hefin Heidi Heledd Helen Helena Helga Henrietta Henry Herbert Hetal Hettie Heulwen Hilary Hilda Hils Hitesh
    Holly Horace Howard Hubert Huda Hugh Hugo Humayun Humphrey Humza Hussain Huw Hyacinth Hywel Iain Ian Ianto
    Ibrahim Ida Idris Idwal Iestyn Ieuan Ifan Ifeoma Ifor Iftikhar Ijaz Ikram Illtyd Ilona Ilyas Imelda Imogen Imran
    Imtiaz Ina Inderjit Indira Inga Ingrid Innes Ioan Iola Iolo Iona Iorwerth Iqbal Irene Irfan Irina Iris Irma
    Irshad Irvine Isaac Isabel Isabella Isabelle Isaiah Ishbel Ishmael Isla Ismail Ismat Isobel Israr Ivan Ivis Ivor
    Ivy Iwan Iwona Izabela Jabu Jacinta Jack Jackie Jacky Jacob Jacqueline Jacqui Jacquie Jade Jaffar Jagdeep
    Jagdish Jagjit Jahangir Jake Jamal James Jamie Jamil Jan Jane Janet Janette Janice Janie Janina Janine Janis
    Jannat Jaqui Jared Jasbir Jasmin Jasmine Jason Jaspal Jasper Jasvinder Jaswant Jaswinder Jatinder Javaid Javed
    Javid Jay Jayne Jaz Jean Jeanelle Jeanette Jeanne Jeannie Jed Jeff Jeffery Jeffrey Jemima Jemma Jenna Jenni
    Jennie Jennifer Jenny Jeremiah Jeremy Jermaine Jerome Jerry Jess Jesse Jessica Jessie Jethro Jill Jillian Jim
    Jimmy Jinny Jo Joan Joana Joann Joanna Joanne Jocelyn Jock Jodie Jody Joe Joel Joey Joginder Johan Johanna
    Johannes John Johnathan Johnny Jolanta Jolene Jon Jonah Jonathan Jonathon Joni Jonny Jordan Josef Joseph
    Josephine Josette Josh Joshua Josie Jothi Joy Joyce Juan Juanita Jude Judi Judith Judy Jules Julia Julian
    Juliana Julianne Julie Juliet Juliette Julius June Justin Justina Justine Jyoti Kabir Kaleem Kamal Kamaljit
    Kamran Karam Karamat Karamjit Karel Karen Karim Karin Karina Karl Karolina Karon Kashif Kasia Katarzyna Kate
    Kath Katharine Katherine Kathie Kathleen Kathryn Kathy Katie Katja Katrina Katriona Katy Kausar Kavita Kay Kaye
    Kayleigh Kaz Keeley Keira Keiran Keith Kellie Kelly Kelvin Ken Kenneth Kenny Kenton Keren Keri Kerri Kerrie
    Kerry Kerstin Kevan Kevin Khadija Khalid Khalil Khurram Kieran Kieron Kim Kiran Kirk Kirsten Kirstie Kirstin
    Kirsty Kishan Kishor Kit Kitty Kofi Kris Krishna Kristen Kristian Kristin Kristina Krystyna Krzysztof Kulbir
    Kuldeep Kuldip Kuljit Kulwinder Kumar Kurt Kwame Kyle Kylie Lachlan Laila Lakhbir Lakhvir Lana Lance Lara Larry
    Laszlo Latif Laura Laurel Lauren Laurence Laurie Lawrence Layla Leah Leann Leanne Leda Lee Leena Leigh Leila Len
    Lena Lennox Lenny Leo Leon Leona Leonard Leonie Leonora Leroy Les Lesley Leslie Leticia Letitia Leusa Lewis Lex
    Liam Liane Libby Lilian Lillian Lily Linda Lindsay Lindsey Linnet Linsey Linzi Lionel Lisa Lise Liz Liza Lizzie
    Lizzy Lleucu Llew Llinos Lloyd Llyr Logan Lois Lola Lora Loraine Lorelei Lorenzo Loretta Lorna Lorne Lorraine
    Lottie Lou Louis Louisa Louise Lowri Luca Lucas Lucia Lucie Lucille Lucinda Lucy Ludmila Luis Lukasz Luke Lulu
    Luned Lydia Lyn Lynda Lyndon Lyndsay Lyndsey Lynette Lynn Lynne Lynnette Lynsey Mabel Mabli Maddie Madeleine
    Madeline Madge Mae Maeve Magda Magdalena Maggie Magnus Mahbub Mahendra Maher Mahesh Mahmood Mahmud Mair Mairead
    Mairi Mairwen Majid Malachy Malcolm Malgorzata Malik Malky Mandeep Mandy Manfred Manish Manisha Manjit Manjula
    Manoj Manon Manpreet Mansoor Manuel Maqsood Mara Marc Marcel Marcella Marcia Marco Marcus Mared Margaret
    Margarita Marged Margery Margie Margo Margot Marguerite Maria Mariam Marian Marianne Marie Mariel Marilyn Marina
    Mario Marion Marisa Marissa Marja Marjorie Mark Marlene Marlon Marnie Marsha Marta Martha Martin Martina Martine
    Martyn Marvin Mary Maryam Maryann Maryanne Masood Massimo Masuma Mateusz Matilda Matt Matthew Matthias Matty
    Maud Maura Maureen Maurice Mavis Max Maxine Maxwell Maya Meena Meera Mefin Meg Megan Mehboob Mehmet Mehmood Mei
    Meinir Meirion Mel Melanie Melinda Melissa Melvin Melvyn Menna Mercedes Meredith Mererid Merfyn Meriel Merle
    Merlin Merryn Mervin Mervyn Meryl Meurig Mhairi Mia Michael Michaela Michal Michele Michelle Mick Mickey Miguel
    Mihir Mikaela Mikala Mike Mildred Miles Millicent Millie Milly Milton Mina Minnie Mira Miranda Miriam Mirza
    Mitchell Mitzi Moazzam Mobeen Mohamed Mohammad Mohammed Mohan Mohinder Mohsin Moira Mollie Molly Mona Monica
    Monika Monique Monty Morag Moray Morfydd Morgan Morna Morris Mostafa Moyra Mubarak Mufeed Mufeedah Muhammad
    Mukesh Mukhtar Mumtaz Muna Mungo Munir Murdo Murdoch Muriel Murray Mushtaq Mustafa Myfanwy Myles Myra Myrtle
    Nabeel Nabila Nadeem Nadia Nadim Nadine Naeem Naheed Nahid Naila Nancy Nansi Naomi Narinder Naseem Naser Nasim
    Nasir Nasreen Natalia Natalie Natasha Nathalie Nathan Nathaniel Navdeep Naveed Navin Nawaz Naz Nazia Nazir Neal
    Ned Neelam Neeta Neha Neil Nell Nellie Nerys Nesta Nestor Nettie Neville Ngozi Nia Niall Niamh Nic Nichola
    Nicholas Nick Nicki Nicky Nicola Nicole Nicolette Nigel Nigella Nikhil Niki Nikita Nikki Nikola Nina Ninian
    Nirmal Nisar Nisha Nita Nitin Noah Noel Noelle Nola Noor Nora Noreen Norma Norman Norrie Nuala Nurul Nusrat Nye
    Octavia Odette Oisin Olga Olive Oliver Olivia Ollie Olu Olumide Oluwaseun Olwen Omar Oona Oonagh Ophelia Oriel
    Orla Orlando Osama Oscar Osman Ossie Oswald Otis Ottilie Otto Owain Owen Pablo Paddy Padraig Paige Pam Pamela
    Paolo Paramjit Pardeep Pardip Parminder Parveen Parvez Pascal Pat Patience Patricia Patrick Patsy Patti Paul
    Paula Paulette Pauline Pavan Pavel Pawel Payal Pearl Pearse Peggy Penelope Penny Percy Perry Persephone Peta
    Petal Pete Peter Petra Petrina Phil Philip Philippa Philippe Phillip Phillipa Phoebe Phyllis Pierre Piers Piotr
    Pip Pippa Polly Pooja Poonam Poppy Prabhjot Pradeep Prakash Pranav Praveen Prem Prince Priscilla Pritam Priti
    Pritpal Priya Prudence Pryderi Qaiser Qamar Qasim Quentin Quinton Rab Rabia Rachael Racheal Rachel Rachelle Rae
    Rafael Rafal Rafiq Raghbir Raheem Rahim Rahul Raj Raja Rajan Rajesh Rajinder Rajiv Rajwinder Rakesh Ralf Ralph
    Ramesh Ramon Ramona Ramsay Ranald Randal Randolph Rani Ranjit Raphael Rashid Rashida Rashmi Ravi Ravinder Ray
    Raymond Razia Rebecca Rebekah Reece Reena Reg Reggie Reginald Rehana Rehman Reina Reinhild Rekha Remi Rena Rene
    Renee Reuben Rex Reza Rhian Rhiannon Rhoda Rhodri Rhona Rhonda Rhydian Rhys Riaz Ricardo Richard Richie Rick
    Ricky Rita Rizwan Rob Robbie Robert Roberta Roberto Robin Robyn Rocco Rochelle Rod Roddy Roderick Rodney Roger
    Rohan Rohit Roisin Roland Rolf Roma Roman Romana Romy Ron Rona Ronald Ronan Ronnie Rory Ros Rosa Rosalie
    Rosalind Rosaline Rosalyn Rosamund Rosanna Rose Rosemarie Rosemary Rosie Roslyn Ross Rowan Rowena Roxanne Roy
    Ruaridh Rubina Ruby Rudi Rudolph Rufus Rukhsana Rupert Rupinder Ruqia Russ Russell Ruth Ruwan Ryan Rydal Ryszard
    Sabah Sabina Sabine Sabir Sabrina Sacha Sade Sadia Sadie Sadiq Saeed Safia Safina Sahar Said Saima Saira Sajid
    Sajjad Sakina Saleem Salim Sally Salma Salman Sam Samantha Samia Samina Samir Samira Sammy Samson Samuel Sana
    Sandeep Sandip Sandra Sandy Sangeeta Sanjay Sanjeev Sara Sarabjit Sarah Saranjit Sarfraz Sarita Sasha Saskia
    Satish Satnam Satpal Satvinder Satya Saul Saundra Saurabh Scarlett Scott Seamus Sean Seb Sebastian Seema Segun
    Selena Selina Selma Selwyn Seonaid Serena Serge Sergio Seth Shabana Shabbir Shabir Shabnam Shafiq Shafqat Shah
    Shahanara Shaheen Shahid Shahida Shahnaz Shaista Shakeel Shakil Shamim Shamsul Shan Shane Shani Shannon Sharad
    Sharan Sharaz Sharda Sharif Sharifah Sharmila Sharon Sharron Sharyn Shaukat Shaun Shauna Shayne Shazia Sheela
    Sheena Sheila Shelagh Sheldon Shelley Shelly Sher Sheridan Sherif Sherri Sherrie Sherry Sheryl Shilpa Shirley
    Shiv Shivani Shobha Shola Shona Shreya Shubha Sian Sid Siddique Sidney Sigrid Silvia Silvie Simeon Simon Simona
    Simone Sinead Siobhan Sion Sioned Sirajul Sita Siwan Sohail Solomon Sonal Sonia Sonja Sonny Sonya Sophia Sophie
    Soraya Sorcha Spencer Stacey Stacy Stan Stanislaw Stanley Stef Stefan Stefanie Steffan Stella Steph Stephan
    Stephanie Stephany Stephen Steve Steven Stevie Stewart Struan Stuart Subhash Sudhir Sue Suhail Sukhbir Sukhdev
    Sukhi Sukhjinder Sukhjit Sukhvinder Sukhwinder Suki Suleman Sultan Sultana Suman Sunil Sunita Suraj Surendra
    Suresh Surinder Surjit Susan Susana Susanna Susannah Susanne Susie Suzanna Suzanne Suzi Suzie Suzy Svetlana
    Sybil Syed Sylvester Sylvia Sylvie Tabitha Tahir Tahira Taiwo Talfryn Talib Tamara Tamsin Tania Tanveer Tanya
    Tara Tariq Tarlochan Tarsem Tasha Tatiana Taylor Tayo Tecwyn Ted Tegan Tegid Tegwen Teifion Tejinder Temi
    Terence Teresa Terrence Terri Terry Tess Tessa Thea Thelma Theo Theodora Theodore Theresa Therese Thom Thomas
    Tia Tiernan Tiffany Tilly Tim Timothy Tina Tirion Toby Todd Tom Tomas Tomasz Tommy Tomos Toni Tonia Tony Tonya
    Torquil Tracey Tracy Travis Trefor Trevor Tricia Trish Trisha Tristan Trudi Trudy Tudor Tudur Tunde Tyler Tyrone
    Uday Uel Ullah Ulrike Umar Umesh Una Unsa Ursula Usha Usman Uzma Vahid Val Valentina Valerie Vanessa Varinder
    Varsha Vaughan Veena Velma Venetia Vera Verity Verna Vernon Veronica Vic Vicki Vickie Vicky Victor Victoria
    Vijay Vikas Vikki Vikram Vimal Vince Vincent Vincenzo Vinod Viola Violet Vipin Virginia Vishal Viv Vivek Vivian
    Vivien Vivienne Wahid Wajid Wallace Wally Walter Wanda Waqar Waqas Warren Waseem Wasim Wayne Wenda Wendi Wendy
    Wes Wesley Wilf Wilfred Wilhelmina Willem William Williamina Willie Willis Wilma Winifred Winnie Winston
    Wojciech Wyn Wynford Wynne Xavier Yahya Yakub Yaqoob Yaqub Yasin Yasmeen Yasmin Yasmine Yasser Yaw Yemi Yinka
    Yolanda Younis Yousaf Yousef Youssef Yunus Yusuf Yvette Yvonne Zac Zach Zachary Zafar Zahid Zahida Zahir Zahoor
    Zahra Zainab Zaman Zara Zareen Zeenat Zeeshan Zelda Zena Zia Zoe Zofia Zoltan Zubair Zulfikar Zulfiqar
    """.split()
)

WORDLIKE_NAMES = frozenset(
    """
    Adonis Amber April Art August Autumn Bill Blue Brook Chance Charity Chase Chelsea Chester Christian Clay Coral
    Crystal Dale Daisy Dawn Dean Dee Devon Drew Earl Eden Eve Faith Fern Florence Forest Frank Gale Gene George Georgia
    Ginger Glen Grace Grant Harmony Hazel Heath Heather Holly Hope Hunter India Iris Isla Ivy Jasmine Jordan Joy June
    Kent Kerry Lance Laurel Lincoln Lily Mark Max May Mercy Miles Olive Olympia Paris Pat Patience Pearl Penny Percy
    Petal Pierce Poppy Preston Prince Prudence Ray Reed Rich Ridge Robin Rock Rose Rowan Ruby Sandy Shirley Skye Sky
    Spencer Sterling Stirling Summer Sydney Tyne Verity Victor Victoria Violet Wade Warren Wells Will Windsor York
    """.split()
)
