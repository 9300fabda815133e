"""Signs and codes of money and of units, the same in every language."""

import re
from typing import Final

CODES: Final = frozenset(
    re.findall(
        "[A-Z]{3}",
        """
        AED AFN ALL AMD AOA ARS AUD AZN BAM BBD BDT BGN BHD BIF BND BOB BRL BTC BWP BYN CAD CDF CHF CLP CNY COP CRC
        CUP CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD GBP GEL GHS GMD GNF GTQ HKD HNL HRK HTG HUF IDR ILS INR IQD IRR
        ISK JMD JOD JPY KES KGS KHR KMF KRW KWD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR
        MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG
        SEK SGD SHP SLE SOS SRD SSP SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST
        XAF XCD XOF XPF YER ZAR ZMW
        """,
    )
)
# read in any case, as they are no words; all others in capitals only, and these not even so
CODES_IN_ANY_CASE: Final = frozenset(
    re.findall(
        "[a-z]{3}", "usd eur gbp chf jpy cny inr rub brl mxn aud cad hkd nzd sek nok dkk pln uah myr sgd zar krw"
    )
)
WORDS_TOO: Final = frozenset(re.findall("[A-Z]{3}", "ALL TRY TOP MAD SOS LAK BAM MOP ERN SHP"))

CURRENCY_SIGNS: Final = {
    "USD": ("$", "us$", "us $", "u.s. $", "u.s $", "u.s.$", "usd$", "$us", "$ us", "$usd", "$ usd"),
    "CAD": ("c$", "c $", "ca$", "cad$", "can$", "$cad", "$ca"),
    "AUD": ("a$", "au$", "aud$"),
    "NZD": ("nz$", "nzd$"),
    "HKD": ("hk$", "hkd$", "$hk", "$ hk"),
    "SGD": ("s$", "sgd$"),
    "TWD": ("nt$", "twd$"),
    "MXN": ("mx$", "mex$", "mxn$"),
    "BRL": ("r$", "brl$"),
    "EUR": ("€",),
    "GBP": ("£",),
    "JPY": ("¥",),
    "CNY": ("cn¥",),
    "INR": ("₹",),
    "RUB": ("₽",),
    "KRW": ("₩",),
    "ILS": ("₪",),
    "UAH": ("₴",),
    "TRY": ("₺",),
    "VND": ("₫",),
    "NGN": ("₦",),
    "PHP": ("₱",),
    "THB": ("฿",),
    "GEL": ("₾",),
    "KZT": ("₸",),
    "BTC": ("₿",),
    "XOF": ("fcfa", "f cfa"),
}

UNIT_SIGNS: Final = {
    "kilometer": ("km",),
    "meter": ("m",),
    "decimeter": ("dm",),
    "centimeter": ("cm",),
    "millimeter": ("mm",),
    "micrometer": ("µm",),
    "nanometer": ("nm",),
    "kilometer ** 2": ("km²", "km2", "km^2"),
    "meter ** 2": ("m²", "m2", "m^2"),
    "centimeter ** 2": ("cm²", "cm2"),
    "kilometer ** 3": ("km³", "km3", "km^3"),
    "meter ** 3": ("m³", "m3", "m^3"),
    "centimeter ** 3": ("cm³", "cm3"),
    "hectare": ("ha",),
    "metric_ton": ("t",),
    "kilometric_ton": ("kt",),
    "kilogram": ("kg",),
    "gram": ("g",),
    "milligram": ("mg",),
    "microgram": ("µg", "ug"),
    "hectoliter": ("hl",),
    "liter": ("l",),
    "deciliter": ("dl",),
    "centiliter": ("cl",),
    "milliliter": ("ml",),
    "kilometer / hour": ("km/h", "km/hr", "kph", "kmph"),
    "meter / second": ("m/s",),
    "degree": ("°",),
    "radian": ("rad",),
    "degree_Celsius": ("°c", "° c", "ºc", "º c", "ºcelsius", "° celsius"),
    "degree_Fahrenheit": ("°f", "° f", "ºf", "º f", "° fahrenheit"),
    "kilowatt": ("kw",),
    "megawatt": ("mw",),
    "gigawatt": ("gw",),
    "watt_hour": ("wh",),
    "kilowatt_hour": ("kwh",),
    "megawatt_hour": ("mwh",),
    "gigawatt_hour": ("gwh",),
    "terawatt_hour": ("twh",),
    "electron_volt": ("ev",),
    "kilobyte": ("kb",),
    "megabyte": ("mb",),
    "gigabyte": ("gb",),
    "terabyte": ("tb",),
    "hertz": ("hz",),
    "kilohertz": ("khz",),
    "megahertz": ("mhz",),
    "gigahertz": ("ghz",),
}

# by unit: a lesser one that may follow ("5 feet 2 inches"), how many of them make one, and whether it may go unnamed
LESSER_UNITS: Final = {
    "foot": ("inch", 12, False),
    "yard": ("foot", 3, False),
    "pound": ("ounce", 16, False),
    "meter": ("centimeter", 100, True),
    "kilometer": ("meter", 1000, False),
    "kilogram": ("gram", 1000, False),
}
# signs that are words anywhere else
LESSER_SIGNS: Final = {"inch": re.compile(r" ?(?:in(?!\w)|\"|'')"), "ounce": re.compile(r" ?oz(?!\w)")}
