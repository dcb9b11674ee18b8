"""What bodies are called: the words that make the capitalised words before them a committee, a trust, a firm or a team."""

from typing import Literal

__all__ = ["HEADS", "KNOWN_BODIES", "SMALL_HEADS", "STRONG_HEADS", "OrganisationKind"]

OrganisationKind = Literal["council", "body", "unit", "external"]

# Words that make a name by themselves, by the kind of thing that they make it.
STRONG_HEADS: dict[str, OrganisationKind] = {
    **dict.fromkeys(
        (
            "Sub-Committee", "Subcommittee", "Committee", "Commission", "Board", "Panel", "Panels", "Cabinet", "Assembly", "Working Party", "Working Group", "Working Groups",
            "Task Group", "Steering Group", "Reference Group", "Task and Finish Group", "Finish Group", "Sub-Group", "Project Group", "Support Groups",
        ),
        "body",
    ),
    "Council": "council",
    **dict.fromkeys(
        (
            "Trust", "Trusts", "Partnership", "Partnerships", "Agency", "Agencies", "Association", "Federation", "Forum", "Forums", "Police", "Constabulary", "Limited", "Ltd", "plc", "PLC",
            "LLP", "CIC", "Society", "Foundation", "Consortium", "Inspectorate", "Ombudsman", "Government", "Parliament", "Senedd", "Ministry", "Alliance", "Diocese", "Corporation",
            "Healthwatch", "Department for", "Department of", "Transport for", "Regulator of", "Friends of", "Integrated Care System", "Group Ltd", "Clinical Commissioning Group",
            "Users Group", "Users' Group", "User Group", "Family Group", "Support Group", "Housing Group", "Community Group", "Action Group", "Interest Group", "Patient Group", "Councils",
            "Bureau", "Union", "Charity", "Chamber of", "Charities", "Governing Body", "Brigade", "Office of", "Improvement District", "Victim Support",
        ),
        "external",
    ),
    **dict.fromkeys(("Team", "Teams", "Unit", "Hub"), "unit"),
}  # fmt: skip

# Words that as often make a place, a topic or a crowd: such a name must also act, or be acted with.
_WEAK_HEADS: dict[str, OrganisationKind] = {
    **dict.fromkeys(("Executive", "Authority", "Group"), "body"),
    **dict.fromkeys(("Department", "Directorate", "Service"), "unit"),
    **dict.fromkeys(
        (
            "College", "University", "School", "Academy", "Hospital", "Company", "Club", "Church", "Centre", "Services", "Network", "Institute", "Homes", "Estates", "Traders", "Tenants",
            "Buses", "Cyclists", "Water", "Rail", "Transport", "Hospice", "Associates", "Nursery", "Together", "Coaches", "Logistics", "Recycling",
            "Action", "Aid", "Watch", "Advocacy", "Carers", "Consulting", "Consultants", "Solutions", "Contractors", "Construction", "Developments", "Landscapes", "Voices",
            "Foodbank", "Food Bank", "Travel", "Taxis", "Ferries", "Leisure", "Workspace", "Enterprises",
        ),
        "external",
    ),
}  # fmt: skip

# In small letters behind a capitalised word: "Inspire Youth Work team", "Highways department".
SMALL_HEADS: dict[str, OrganisationKind] = {
    **dict.fromkeys(("team", "teams", "department", "directorate", "section"), "unit"),
    **dict.fromkeys(("government", "trust", "forum", "partnership"), "external"),
    "panel": "body",
}

HEADS: dict[str, OrganisationKind] = {**STRONG_HEADS, **_WEAK_HEADS, **SMALL_HEADS}

# National bodies that every council deals with, whose names hold none of these words.
KNOWN_BODIES = (
    "Ofsted", "OFSTED", "Estyn", "CAMHS", "CQC", "Care Quality Commission", "HMRC", "DEFRA", "Defra", "DfE", "DfT", "HMICFRS", "Healthwatch", "HealthWatch", "NHS", "Network Rail", "National Highways",
    "Highways England", "Natural England", "Historic England", "Sport England", "Homes England", "Arts Council England", "Age UK", "Citizens Advice", "Barnardo's", "Barnardos",
    "Audit Scotland", "Audit Wales", "Cadw", "Transport Scotland", "Police Scotland", "UNISON", "Unison", "GMB", "Grant Thornton", "KPMG", "Deloitte", "Mazars", "Ernst & Young",
    "Ernst and Young", "Capita", "Serco", "Veolia", "Royal Mail", "Openreach", "Natural Resources Wales", "CIPFA", "COSLA", "SEPA", "PwC", "Home Office", "Cabinet Office", "Police Service of Northern Ireland", "PSNI", "Mayor's Office for Policing and Crime", "MOPAC", "Church in Wales", "Environment Agency", "Lloyds Bank", "Unite the Union", "Jobcentre Plus", "Stagecoach", "Arriva",
)  # fmt: skip
