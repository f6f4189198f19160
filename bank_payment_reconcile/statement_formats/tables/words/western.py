"""Names of columns: English, German, Dutch, Danish, Norwegian, Swedish, French,
Spanish, Italian."""

#: Names by what the column holds. Where several columns of a table have names of
#: one kind, the name that stands first here is the one that counts.
WORDS = {
    "date": (
        "booking date|posting date|posted date|date posted|post date|entry date"
        "|date processed|accounting date|buchungstag|buchungsdatum|buchung|boekdatum"
        "|boekingsdatum|bogforingsdato|bokforingsdato|bokforingsdatum|bokforingsdag"
        "|bokfort|bokfort dato|posteringsdato|bogfort|bogfort dato|fecha contable"
        "|f contable|data contabile|data registrazione|date comptable"
        "|date de comptabilisation|date operation|date de l operation|date d operation"
        "|date|completed date|date completed|datum verrekening|datum|dato|fecha|data"
        "|fecha operacion|fecha de operacion|f operacion|fecha de la operacion"
        "|fecha movimiento|data operazione|data movimento|date de transaction"
        "|transaction date|trans date|transactiondate|transactiedatum"
        "|transaksjonsdato|transaktionsdato|transaktionsdatum|transaktionsdag"
        "|uitvoeringsdatum|utforelsesdato|utforelsesdag|datum verrichting|started date"
        "|execution date|valuedate|bookingdate|postingdate|betaaldatum|umsatzdatum"
        "|bokfdag|transdag|bokfort dag|reskontradatum|abschlussdatum|transactiondatum"
    ),
    "value_date": (
        "value date|valuta datum|valutadatum|valutadato|wertstellung|wert"
        "|wertstellungsdatum|valuta|rentedato|rentedatum|rentedag|valuteringsdag"
        "|valuteringsdatum|fecha valor|f valor|data valuta|date de valeur|date valeur"
        "|valutadate|effective date|valuta datum|datum valuta|value"
        "|valutadag|rentedato valuta|valuta dato"
    ),
    "amount": (
        "amount|betrag|bedrag|belob|belop|montant|importe|importo|transaction amount"
        "|amount in account currency|buchungsbetrag|umsatz|betrag in euro"
        "|transactiebedrag|montant de l operation|montant operation|importe operacion"
        "|importo operazione|belop i nok|belob i dkk|belopp|betrag in kontowahrung"
        "|monto|cantidad|importe movimiento|value in account currency|amt|value"
    ),
    "debit": (
        "debit|debits|debit amount|withdrawal|withdrawals|withdrawal amount"
        "|withdrawal amt|money out|paid out|amount out|soll|belastung|belastungen"
        "|lastschrift|abgang|ausgang|ausgabe|ausgaben|debet|af|uit|uitgaven|ut"
        "|ut av konto|ut fra konto|uttak|uttag|udbetaling|udgift|haevet|cargo|cargos"
        "|adeudo|debe|debito|dare|addebiti|addebito|uscite|uscita|montant debit"
        "|debits amount|amount debit|debetbelopp|utbetaling"
    ),
    "credit": (
        "credit|credits|credit amount|deposit|deposits|deposit amount|deposit amt"
        "|money in|paid in|amount in|haben|gutschrift|gutschriften|zugang|eingang"
        "|einnahme|einnahmen|kredit|bij|inn|inn pa konto|innskudd|insattning"
        "|indbetaling|indsat|indtaegt|abono|abonos|haber|ingreso|ingresos|credito"
        "|avere|accrediti|accredito|entrate|entrata|montant credit|kreditbelopp"
        "|inkomsten|amount credit|innbetaling"
    ),
    "sign": (
        "debit credit|credit debit|dr cr|cr dr|d c|c d|dc|cd|dbcr|debet credit|af bij"
        "|bij af|soll haben|s h|h s|debit credit indicator|credit debit indicator"
        "|credit debit code|debitcredit|sens|signe|sign|dare avere|cargo abono"
        "|transaction type|code af bij"
    ),
    "currency": (
        "currency|ccy|currency code|wahrung|waehrung|buchungswahrung|munt|muntsoort"
        "|devise|divisa|moneda|monn|monnaie|valutakode|valutakod|mynt|cur|curr"
        "|account currency|valuta"
    ),
    "original_amount": (
        "original amount|originalamount|originalbetrag|amount foreign currency"
        "|foreign amount|betrag fremdwahrung|montant d origine|importe original"
        "|oprindeligt belob|opprinnelig belop"
    ),
    "original_currency": (
        "original currency|originalcurrency|originalwahrung|fremdwahrung"
        "|foreign currency|devise d origine|moneda original|type foreign currency"
    ),
    "account": (
        "account|account number|account no|accountnumber|iban|rekening"
        "|rekeningnummer|iban bban|konto|kontonummer|kontonr|kontonr|compte|cuenta"
        "|numero de compte|numero de cuenta|conto|numero conto|iban auftragskonto"
        "|iban auftraggeberkonto|auftragskonto|eigen rekening|numero compte"
        "|iban kontonummer|your account|konto nr|account name"
    ),
    "partner_account": (
        "partner iban|counterparty iban|counterparty account|counter account"
        "|counterparty account number|counteraccount|iban tegenpartij|tegenrekening"
        "|tegenrekening iban bban|rekening tegenpartij|rekeningnummer tegenpartij"
        "|kontonummer iban|iban zahlungsbeteiligter|gegenkonto|modkonto|motkonto"
        "|beneficiary account|cuenta contrapartida"
        "|kontonummer bic|compte contrepartie|iban controparte|payee account"
        "|bank account|partner account|iban of partner|iban partner"
    ),
    "partner_bic": (
        "bic|bic swift|swift|bic tegenpartij|bic swift code zahlungsbeteiligter"
        "|counterparty bic|bic swift code|blz"
    ),
    "partner_name": (
        "counterparty name|partner name|counteraccount name|payee|payer"
        "|beneficiary name|beneficiary|merchant name|name zahlungsbeteiligter"
        "|beguenstigter zahlungspflichtiger|begunstigter zahlungspflichtiger"
        "|auftraggeber empfanger|empfanger|auftraggeber beguenstigter"
        "|auftraggeber begunstigter|zahlungsempfanger|zahlungsbeteiligter"
        "|naam tegenpartij|naam tegenrekening|tegenpartij|modtager|mottaker|mottagare"
        "|avsender|afsender|avsandare|beneficiario|ordenante|beneficiaire"
        "|contrepartie|tiers|controparte|ordinante|name|naam|navn|namn|nom"
        "|counterparty|merchant|auftraggeber|naam omschrijving"
        "|name des partners|partner"
        "|begunstigter|zahlungspflichtiger|name des empfangers|name des begunstigten"
        "|counter party|partnername|partner naam|transaction partner"
    ),
    "text": (
        "description|descriptions|transaction description|details|memo|narrative"
        "|narration|text|desc|original description|description 1|description 2"
        "|description 3|additional description|payment details|transaction details"
        "|transaction information|remittance information|reason|purpose|particulars"
        "|message|message for payee|payment reference|note|notes|comment|comments"
        "|posting text|booking text|verwendungszweck|buchungstext|vorgang|umsatzart"
        "|vorgang verwendungszweck|notiz|umsatztext|transaktionsbeschreibung"
        "|buchungsinformation|buchungs details|betreff|zahlungsreferenz|omschrijving"
        "|mededeling|mededelingen|vrije mededeling|gestructureerde mededeling"
        "|omschrijving 1|omschrijving 2|omschrijving 3|tekst|beskrivelse|melding"
        "|forklaring|meddelelse|besked|posteringstekst|beskrivning|meddelande"
        "|rubrik|specifikation|libelle|libelle operation|libelle de l operation"
        "|libelle complementaire|motif|informations|informations complementaires"
        "|detail|details de l operation|communication|nature de l operation|concepto"
        "|descripcion|observaciones|movimiento|mas datos|detalle|descrizione|causale"
        "|descrizione operazione|descrizione estesa|dettagli|note operazione"
        "|transaktion|melding kid|melding til mottaker|tekst pa kontoutskrift"
        "|label|labels|tittel|titel|avisierungstext|buchungshinweis|descriptif|intitule"
    ),
    "reference": (
        "reference|ref|referenz|referentie|referanse|referens|referencia|riferimento"
        "|kundenreferenz|kundenreferenz end to end|betalingskenmerk|kid|ocr|kid nr"
        "|client reference|customer reference|reference id|variable symbol 1"
    ),
    "end_to_end_id": (
        "end to end id|end to end reference|end to end referenz|ende zu ende referenz"
        "|endtoendid|e2e reference|end to end"
    ),
    "check_number": (
        "check number|checknumber|cheque number|check no|cheque no|check|cheque"
        "|schecknummer|check or slip|numero cheque|n cheque|chequenumber"
    ),
    "balance": (
        "balance|running balance|runningbalance|account balance|balance after"
        "|closing balance|saldo|kontostand|solde|saldo na mutatie|saldo na trn"
        "|saldo nach buchung|saldo dopo operazione|bokfort saldo|saldo contable"
        "|ledger balance|saldo efter|balance amount|saldo apres operation"
        "|resterende saldo"
        "|running bal|saldo en|solde en|saldo op rekening|saldo nach"
    ),
    "bank_id": (
        "transaction id|transactionid|unique id|fitid|bank reference"
        "|transaction reference number|archivreferenz|arkivreferanse|arkivref"
        "|n de transaction|numero de transaction|transactienummer|transaktionsid"
        "|transaktions id|transaktionsnr|transaktionsnummer|transactie id"
        "|numero operacion|id operazione|transaction number"
    ),
    "status": (
        "status|state|booking status|transaction status|transaction state|statut"
        "|estado|stato|statetype"
        "|info|stato movimento|bookingstatus"
    ),
    # Columns that change what an amount means.
    "fee": (
        "fee|fees|gebuhr|gebuehr|charges|commission|kosten|gebyr|avgift|frais"
        "|comision|commissioni|total fee amount"
    ),
    "card": (
        "card|card id|cardid|card no|card number|credit card|card used for transaction"
        "|karte|kartennummer|kreditkarte|merchant name|merchantname|kort|kortnummer"
        "|kredietkaart|carte|numero de carte|tarjeta|numero tarjeta|carta|kaart"
    ),
}
