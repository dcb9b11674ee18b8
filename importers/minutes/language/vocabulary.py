"""Closed lists of words that several readers share: what no name holds, what opens a remit, what heads an office.

They are the ordinary vocabulary of councils' papers, kept in one place so that names, offices and bodies are told
apart by the same words everywhere. Each list is matched with its capitals as printed, unless it says otherwise.
"""

__all__ = [
    "ALONE_HEADS",
    "NEVER_NAMES",
    "NOT_MODIFIERS",
    "PLACE_WORDS",
    "REMITTED_HEADS",
    "SENIORITY",
    "SERVICE_WORDS",
    "SURNAME_PLACES",
]

# Grammar, bodies and offices: capitalised words that end a person's name wherever they stand.
NEVER_NAMES = frozenset(
    """
    A Absent Abstained Abstention Abstentions Acting ACTION Action After Against Agenda AGREED Agreed Ald
    Alderman All Allowance Allowances Also Amendment An And Another Any APOLOGIES Apologies Apology Are As
    Assistant At ATTENDANCE Attendance Attended Attendee Attendees Available Bailie Be Before Board Both
    Borough Bresennol But By Cabinet Call Calls Can CARRIED Chair Chairman Chairperson Chairwoman Chief Cllr Cllrs
    Co-opted Co-optee Co-optees Commission Committee Communities Community Conduct Conservative Contact Copies
    Corporate Could Council Councillor Councillors Date DECISION Decision Declaration Declarations Declared
    Declares Democrat Democratic Democrats Deputy Development Did Director Disclosures District Do Does Dr During Each Email
    Enquiries Executive Expected Following For From Had Has Have Having He Hefyd Her His How If In Independent
    Interest Interests Interim Introduction Is It Item Items Labour Lay Lead Leader Liberal LOST Manager Mayor Member
    MEMBERS Members Metropolitan Minute MINUTES Minutes Miss Monitoring Motion MOVED Moved Mr Mrs Ms Name Nil No Nominated
    Non None Not Note NOTE NOTED Noted Observer Observers Of Officer OFFICERS Officers On Or Organisation Other Others Our
    Overview Panel Papers Please Portfolio Presennol PRESENT Present Press Principal PROPOSED Proposed Provost
    Public Question Questions Re Recent RECOMMENDED Reform Regarding Report Reports Representative Representing
    RESOLVED Resolved Response Role Same Scrutiny SECONDED Seconded Senior Service Services She Should
    Spokesperson Start Status Statutory Steering Strategic Substitute Substituted Substitutes Substituting Surgeries
    Surgery Swyddogion Tel Telephone That The Their Then There Thereafter Thereupon These They This Those Time
    Title To Training Vacancies Vacancy Venue Vice Vice-Chair Vice-chair Vice-Chairman Vice-Chairperson Visitor Visitors Voting
    Was We Were What When Where Which Who Why With Working Would Yes Ymddiheuriadau Yn
    """.split()
)

# Words that make the capitalised words before them a street, a building, a firm or a paper, not a person.
PLACE_WORDS = frozenset(
    """
    Academy Act Action Agreement Aid Airport Appeal Area Arms Assessment Associates Association Authority Avenue
    Award Bank Barracks Bay Bill Block Board Body Bridge Budget Building Buildings Business Café Campus Care
    Castle Cathedral Central Centre Chamber Chambers Chapel Charity Church City Clinic Close Club Coast Code
    College Commission Committee Common Community Company Consultancy Consultants Consulting Contract Contracts
    Convention Corner Corporation Cottage Cottages Council Country County Court Crescent Cross Dam Day
    Department District Docks Drive Dual East Education Estate Executive Farm Farms Festival Fields Fire Floor
    Forest Forum Foundation Framework Fund Funding Garage Gardens Gate Government Green Group Grove Guidance
    Hall Harbour Health Healthwatch Heights Highway Hill Hills Home Homes Hospice Hospital Hotel House Housing
    Hub Infant Infants Infirmary Inn Inquiry Institute International Island Junction Junior Kingdom Lane Leisure
    Levy Libraries Library Limited Line LLP Lodge Ltd Marina Market Medal Mews Mill Mills Ministry Model Moor
    Mosque Museum National Network North Nursery Office Order Palace Papers Parade Parish Park Partners
    Partnership Pavilion Payment Payments Period Place Plan Plaza Plc Point Police Policy Pool Port Practice
    Primary Prison Prize Programme Project Projects Promenade Property Quay Railway Reach Recycling Region
    Regulation Regulations Report Rescue Reservoir Review Rise River Road Room Rooms Roundabout Row Royal Safety Scheme
    School Schools Secondary Section Sector Services Shire Shopping Site Solutions South Speedway Square Stadium
    Standard Standards Statement Station Strategy Street Studios Suite Support Surgery System Team Terrace Test
    Theatre Tower Town Trading Transport Trust Underground Unit University Valley Viaduct View Village Villas
    Walk Ward Waste Water Waterfront Way West Wharf Wood Woods Works Yard Year Zone
    """.split()
)

# Those of them that are common surnames: a title or a list makes "Jan Hill" a person.
SURNAME_PLACES = frozenset(
    """
    Bank Bridge Castle Church Court Cross Day Farm Field Fields Forest Gate Green Grove Hall Hill Hills House
    Lane Law Lodge Market Mill Mills Moor North Parish Park Pool Port River Street Tower Town Walk Ward Water
    Wells West Wood Woods Works
    """.split()
)

# What opens a remit behind a comma or a dash: the services, places and people that a department is named for.
SERVICE_WORDS = frozenset(
    """
    Access Adult Adults Adults' Arts Assessment Asset Assets Audit Benefits Bereavement Building Business
    Capital Care Change Children Children's Childrens Citizen Citizens Cleansing Climate Coastal Cohesion
    Commercial Commissioning Communications Communities Communities' Community Construction Corporate
    Countryside Cultural Culture Customer Customers Delivery Democratic Design Development Digital Early
    Economic Economy Education Electoral Emergency Employment Energy Enforcement Engagement Engineering
    Enterprise Environment Environmental Equalities Equality Estates Facilities Families Family Finance
    Financial Fleet Flood Further Governance Growth Harbour Harbours Health Heritage Highway Highways
    Homelessness Homes Housing HR Human ICT Improvement Inclusion Inequalities Information Infrastructure
    Innovation Insight Integrated Investment IT Law Learning Legal Leisure Libraries Licensing Lifelong Multi
    Neighbourhood Neighbourhoods Net Open Operational Operations Opportunities Organisational Parking Parks
    Partnership Partnerships Pensions People People's Performance Place Places Planning Policy Ports Prevention
    Primary Procurement Property Protection Public Quality Regeneration Registration Regulatory Residents
    Resilience Resources Revenue Revenues Risk Rivers Roads Rural Safeguarding Safer Safety Schools Secondary
    SEND Services Skills Social Special Specialist Sport Sports Strategic Strategy Street Streets Stronger
    Support Sustainability Targeted Technology Tourism Trading Traffic Transformation Transport Transportation
    Treasury Universal Waste Well-being Wellbeing Workforce Youth
    """.split()
)

# Words of seniority that go before the head of an office, in small letters here and in either in print.
SENIORITY = frozenset(
    """
    acting area assistant associate chief co-opted corporate deputy district divisional
    executive former group incoming independent interim joint lead managing new non-executive outgoing
    permanent principal programme project regional retiring senior service statutory strategic temporary vice
    """.split()
)

# Words that are no part of an office's title although they may stand capitalised before it.
NOT_MODIFIERS = frozenset(
    """
    A ACTION Action AGREED All Also An And Any Apologies As At Author Authors Both By Cllr Cllrs Contact
    Councillor Councillors Date Dr Each Following For Former From Her His If In It Item Its Members Minute
    Minutes Miss Mr Mrs Ms No Of Officers On Or Our PRESENT Present Recommended Report RESOLVED Resolved Some
    That The Their Then There This Time To Venue When Where While With Yes
    """.split()
)

# Heads that name an office on their own behind an article: "the Chair", "The Director".
ALONE_HEADS = frozenset(
    """
    Accountant Auditor Cadeirydd Chair Chairman Chairperson Chairwoman Clerk Co-Chair Commissioner Convener
    Convenor Coroner Director Headteacher Inspector Is-Gadeirydd Leader Manager Mayor Principal
    Provost Secretary Sheriff Solicitor Superintendent Treasurer Vice-Chair Vice-Chairman Vice-Chairperson
    Vice-Chairwoman Vice-Convener
    """.split()
)

# Heads that need a remit or a word before them: "Planning Officer", "Head of Ports".
REMITTED_HEADS = frozenset(
    """
    Actuary Administrator Adviser Advisor Aelod Aide Ambassador Analyst Apprentice Archaeologist Architect
    Archivist Arweinydd Assistant Barrister Bursar Buyer Caseworker Champion Chaplain Co-ordinator Commander Constable
    Consultant Controller Coordinator Counsel Cyfarwyddwr Designer Developer Ecologist Economist Editor Engineer
    Executive Facilitator Governor Guardian Head Holder Investigator Keeper Lead Librarian Maker Member Minister
    Nurse Officer Organiser Partner Pennaeth Planner Practitioner President Psychologist Ranger Registrar
    Representative Rheolwr Scientist Sergeant Specialist Spokesman Spokesperson Statistician Steward Strategist
    Supervisor Surveyor Swyddog Taker Teacher Technician Therapist Trustee Valuer Warden Worker
    """.split()
)
