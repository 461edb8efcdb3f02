"""A small catalogue: one line for each file, as it stands there."""

CHINA = "china,,China,world region,,,,Chine,,,,,,Chinese"
CENTRE = "centre,Centre,CTR,short: CTR|The Centre|Zentrum,think tank,china,,,member,2009-01,Doubt,k"
TALK = "talk,dialogue,Talk,,,,,2014-11,,,,,china,,china,,public,public,,,k"
ANNA = "anna,Anna Aalto,Aalto,,,Director @ centre (2007-2012),,"
LINE = "talk-1,talk,anna,centre,,speaker,,Director,,1,"
REPORT = (
    "report,dialogue report,A/65/877-S/2011/393,Report,en,fr,2014-11,,"
    "publisher: centre|author: anna,china,,report: talk,,"
    "http://old.example.org/index.php/5-report?print=1,yes,Ours.,,k"
)
SMALL = {
    "regions": [CHINA],
    "organizations": [CENTRE],
    "people": [ANNA],
    "events": [TALK],
    "participations": [LINE],
    "documents": [REPORT],
}
