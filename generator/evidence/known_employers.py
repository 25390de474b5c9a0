"""Employers that readers know by name, beside the brands whose legal names are shipped.

Names alone, from general knowledge: they serve to see that a sentence speaks of an employer, and nothing is
matched or counted by them.
"""

from typing import Final

KNOWN_EMPLOYERS: Final = frozenset(
    name.strip()
    for name in """
    3M, AbbVie, Accenture, Adobe, Affirm, Airbnb, Airbus, Akamai, Amdocs, Amgen, Anthropic, Apple,
    Applied Materials, Asana, Atlassian, Autodesk, Baidu, Bain, BASF, Bayer, Bechtel, Best Buy, Biogen,
    Birlasoft, Bloomberg, BMW, Boeing, Booking.com, Boston Consulting Group, Box, BP, Brex,
    Bristol Myers Squibb, Broadcom, ByteDance, Caltech, Cargill, Caterpillar, Cerner, Chevron,
    Cloudflare, Coca-Cola, Coinbase, Collabera, Compunnel, Cornell University, Coupang, CrowdStrike,
    Cummins, Cyient, Databricks, Datadog, Deel, DocuSign, Dollar General, Dropbox, Duke University, DXC,
    eBay, Eli Lilly, EPAM, Ericsson, Etsy, ExxonMobil, Fanuc, Figma, Fluor, Fujitsu, General Mills,
    Genpact, Glassdoor, GoDaddy, Grammarly, Groupon, GSK, Halliburton, Harvard, HashiCorp, Hexaware,
    Hitachi, Home Depot, HTC Global, Huawei, HubSpot, Hyundai, Igate, Illumina, Indeed, Intel,
    Intercontinental Exchange, Intuit, Johns Hopkins, Juniper Networks, Kforce, Kia, KPMG, Kroger,
    Kyndryl, Larsen & Toubro, Lenovo, LexisNexis, LG, Lockheed Martin, Lowe's, LTIMindtree, Lucid,
    Mayo Clinic, McKinsey, Medtronic, Mercedes-Benz, Merck, Microsoft, Mindtree, MIT, Mitsubishi,
    Moderna, MongoDB, Mphasis, NASA, NEC, Nestlé, NetApp, Netflix, New York University, Nike, Nissan,
    Northrop Grumman, Nutanix, Nvidia, NVIDIA, Okta, Palo Alto Networks, Patreon, PayPal, PepsiCo,
    Persistent Systems, Pfizer, Philips, Pinterest, Plaid, Princeton, Princeton University,
    Purdue University, Randstad, Raytheon, Red Hat, Reddit, Rippling, Rivian, Robert Half, Roblox,
    Roche, Roku, Rolls-Royce, Samsung, SAP, Schlumberger, Seagate, Shopify, Snowflake, Sony, Splunk,
    Spotify, Sutter Health, Synopsys, Syntel, Sysco, Tata, TD Bank, Tech Mahindra, Tesla,
    Texas Instruments, Thermo Fisher, Toshiba, Twilio, Twitter, Tyson Foods, Unisys, UST, Vertex,
    Virtusa, VMware, Volkswagen, Walgreens, Wayfair, Western Union, Wipro, Workday, xAI, Xerox, Yahoo,
    Yale, Yale University, Yelp, Zensar, Zillow, Zoho, Zoom, Zoox, Zscaler
    """.replace("\n", " ").split(",")
)
"""A name each. Brands of `brands.tsv` need not stand here."""
