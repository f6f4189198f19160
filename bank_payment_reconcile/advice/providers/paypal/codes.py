"""What PayPal's events are: by the codes that all its reports have, and by the words of
its downloads in several languages."""

from __future__ import annotations

#: Whole codes, then groups by their first three letters.
_CODES = {
    "T0106": "fee",
    "T1106": "refund",
    "T1107": "refund",
    "T1108": "fee_refund",
    "T1109": "fee_refund",
    "T1110": "reserve",
    "T1111": "reserve",
    "T1201": "dispute",
    "T1202": "dispute_reversal",
    "T0401": "payout",
    "T0403": "payout",
    "T0300": "transfer",
    "T1114": "dispute",
    "T1116": "refund",
    "T1119": "fee_refund",
    "T1200": "adjustment",
    "T1203": "transfer",
    "T1207": "dispute",
    "T1208": "dispute",
    "T2101": "reserve",
    "T2102": "reserve",
}
_GROUPS = {
    "T00": "charge",
    "T01": "fee",
    "T02": "conversion",
    "T03": "transfer",
    "T04": "payout",
    "T05": "transfer",
    "T06": "transfer",
    "T07": "transfer",
    "T08": "adjustment",
    "T09": "adjustment",
    "T11": "refund",
    "T12": "adjustment",
    "T15": "reserve",
    "T17": "transfer",
    "T18": "transfer",
    "T19": "adjustment",
    "T20": "transfer",
    "T21": "reserve",
    "T22": "transfer",
}
#: Authorisations, orders and the like, which move no money.
WITHOUT_MONEY = ("T13", "T97", "T99", "T14")


def kind_of_code(code: str) -> str:
    """The kind of an event by its code; "" of one that is not known."""
    return _CODES.get(code) or _GROUPS.get(code[:3], "")


TYPES = {
    "conversion": "currency conversion|general currency conversion|conversion"
    "|user initiated currency conversion|allgemeine wahrungsumrechnung"
    "|wahrungsumrechnung|conversion de devise|conversion de devises"
    "|conversion de devise generale|conversion de divisas|conversione valuta"
    "|conversione di valuta|valutaomrekening|algemene valutaomrekening"
    "|przeliczenie waluty|przewalutowanie|conversao de moeda|valutaomvandling"
    "|valutaomregning|prevod meny|conversione generica di valuta"
    "|conversion de divisa general",
    "payout": "withdrawal|general withdrawal|user initiated withdrawal"
    "|withdraw funds to bank account|withdraw funds to a bank account|auto sweep"
    "|automatic withdrawal|transfer to bank|bank transfer|general withdrawal bank"
    "|abbuchung|von nutzer eingeleitete abbuchung|allgemeine abbuchung|auszahlung"
    "|allgemeine auszahlung|abbuchung auf bankkonto|guthaben abbuchen"
    "|automatische abbuchung|bankuberweisung|virement|retrait|virement general"
    "|virement a l initiative de l utilisateur|virement vers un compte bancaire"
    "|retrait vers un compte bancaire|retirada|retirada de fondos|retiro"
    "|retirada iniciada por el usuario|transferencia a cuenta bancaria|prelievo"
    "|prelievo avviato dall utente|trasferimento su conto bancario|opname"
    "|door gebruiker geinitieerde opname|opname naar bankrekening|overboeking"
    "|wyplata|wyplata srodkow|saque|levantamento|uttag|udbetaling|uttak|vyber"
    "|prelievo generico|algemene opname|hyperwallet withdraw to bank",
    "refund": "refund|payment refund|partial refund|ruckzahlung|ruckerstattung"
    "|erstattung|remboursement|remboursement de paiement|reembolso"
    "|reembolso de pago|rimborso|rimborso del pagamento|terugbetaling|zwrot"
    "|zwrot platnosci|aterbetalning|tilbagebetaling|refusion|vraceni penez"
    "|payment reversal|stornierung|annulation|annullering|storno|cancellation",
    "dispute": "chargeback|dispute"
    "|ruckbuchung|kreditkartenruckbuchung|retrofacturation|contestation|contracargo"
    "|storno di addebito|chargeback terugboeking|obciazenie zwrotne|reversal"
    "|payment review hold",
    "dispute_reversal": "chargeback reversal|chargeback reimbursement"
    "|chargeback reversed"
    "|ruckbuchung aufgehoben",
    "fee": "fee|chargeback fee|chargeback processing fee|payment fee|service fee"
    "|gebuhr|entgelt|ruckbuchungsgebuhr|frais|frais de retrofacturation|comision"
    "|tarifa|tariffa|commissione|kosten|oplata|avgift|gebyr|partner fee"
    "|mass payment fee|account fee|general account fee|rucklastschriftgebuhr"
    "|monthly fee|webseiten zahlungen pro gebuhr|dispute fee|konfliktgebuhr",
    "fee_refund": "fee reversal|fee refund|gebuhrenerstattung|fees refunded"
    "|cancellation of fee|entgelterstattung|remboursement des frais",
    "reserve": "hold on balance for dispute investigation"
    "|cancellation of hold for dispute resolution|cancellation of hold for dispute"
    "|reserve hold|reserve release|reserve|hold|general hold|general release"
    "|account hold for open authorization|reversal of general account hold"
    "|reversal of general hold|release of hold|einbehaltung|allgemeine einbehaltung"
    "|aufhebung der einbehaltung|payment hold|payment release|einbehalt"
    "|freigabe der einbehaltung|rolling reserve|temporary hold",
    "transfer": "bank deposit to pp account|bank deposit|general card deposit"
    "|general card withdrawal|bankgutschrift auf paypal konto|bankgutschrift"
    "|einzahlung|deposit|add funds from a bank account|transfer|loan|credit"
    "|preapproved payment bill user payment|transfert|bonifico",
    "adjustment": "adjustment|anpassung|correction|general adjustment|korrektur"
    "|ajustement|ajuste|rettifica|correctie|korekta",
    "charge": "payment|website payment|express checkout payment|general payment"
    "|mobile payment|website payments standard|ebay payment|ebay auction payment"
    "|payment received|donation payment|donation|subscription payment|shopping cart"
    "|checkout payment|pre approved payment bill user payment|mass pay payment"
    "|zahlung|website zahlung|express kaufzahlung|express checkout zahlung"
    "|allgemeine zahlung|zahlung erhalten|handyzahlung|spende|abonnementzahlung"
    "|zahlungsanforderung|rechnung|invoice|request|einkaufswagenzahlung"
    "|paiement|paiement recu|paiement express checkout|paiement sur site marchand"
    "|paiement general|pago|pago recibido|pago exprés|pago de sitio web"
    "|pagamento|pagamento ricevuto|pagamento express checkout|pagamento sito web"
    "|betaling|betaling ontvangen|websitebetaling|express checkout betaling"
    "|platnosc|platnosc otrzymana|platnosc express checkout|pagamento recebido"
    "|betalning|mottagen betalning|invoice payment|pos payment|platba|kauf|sale"
    "|direct credit card payment|virtual terminal payment|money received",
}
