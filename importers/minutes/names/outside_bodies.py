"""Tells a body outside the council by the words of its name."""

import re

__all__ = ["is_outside"]

# words of bodies outside a council
_OUTSIDE = re.compile(
    r"\b(?:NHS|ICB|CCG|PCT|GP|Trust|Police|University|College|School(?! (?:Organisation|Improvement|Admissions|Places|Effectiveness|Standards|Support|Transport|Governance))|Academy|Association|Ltd|Limited|plc|PLC|CIC|LLP|Hospitals?|(?<!Head of )(?<!Director of )(?<!Director for )Integrated Care|Healthwatch|Fire and|Fire Service|Fire Brigade|Fire Authority|Rescue|Ambulance|Foundation"
    r"|Charity|Union|UNISON|Unison|GMB|Unite|Society|Diocese|Church|Network Rail|Agency|Chamber|Voluntary|Citizens|Age UK|MIND|Mind|KPMG|PwC|Mazars|Deloitte|BDO|Grant Thornton|Ernst|External Audit\w*"
    r"|Probation|Constabulary|Chief Constable|Audit Scotland|Audit Wales|Police Scotland|Federation|Forum|Consortium|Consultants?(?! in Public Health)|Water(?! (?:Manager|Officer|Engineer|Lead|Safety))|Buses|Railways?|Partnership|Patient|Patients|Carers|Housing Group|Homes Ltd|Homes England|(?!(?:Care|Nursing|Empty|New|Warm|Affordable|Park|Council)\b)[A-Z][\w'-]+ Homes(?! for| and)|Alliance|Inspectorate|Ofsted|CQC|Care Quality|Clinical|Commissioner"
    r"|Parish Council|Town Council|Community Council|Health Council|Youth Council|Health Board|CIO|HMRC|DWP|Jobcentre|resident|petitioner|Friends of|Club|Ramblers|Group Ltd|(?<!Housing )(?<!Customer )(?<!Business )(?<!Digital )Solutions|Contractor)\b"
)


def is_outside(words: str) -> bool:
    """Tell whether words name a body outside the council.

    >>> is_outside("Mellport Hospitals NHS Foundation Trust"), is_outside("Democratic Services")
    (True, False)
    """
    return _OUTSIDE.search(words) is not None
