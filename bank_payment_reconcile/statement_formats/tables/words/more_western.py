"""More names in the languages of `western`, and Catalan, Icelandic and Indonesian."""

WORDS = {
    "booked": (
        "posting|post dt|posted transactions date|posted on|settled date"
        "|settlement date|date of posting|book date|buchungsdatum von bank|gebucht am"
        "|buchungsdat|datum der buchung|boekingsdag|boekdag|datum boeking"
        "|bokforingsdatum lokal|date compta|date d ecriture|date ecriture"
        "|date de passage|date d enregistrement|date d imputation"
        "|fecha de contabilizacion|fecha apunte|fecha de registro|fecha registro"
        "|data contabilizzazione|data di registrazione|data registr|data comptable"
        "|data d assentament|bokunardagur|tanggal posting"
    ),
    "day": (
        "trans date|txn date|tran date|transaction dt|transaction date time|date time"
        "|posted date time|completion time|created utc|created|date created|timestamp"
        "|created on|date utc|created date|completed date utc|activity date|datetime"
        "|transaction time|date transaction|date op|dt|date of transaction"
        "|tranactiedatum|buchung datum|umsatz datum|datum uhrzeit|zeitpunkt"
        "|belegdatum|kaufdatum|transaktion datum|datum tijd|datum transactie"
        "|verrichtingsdatum|utfort dato|kjopsdato|kobsdato|inkopsdatum|utford"
        "|date achat|date d achat|date mouvement|date du mouvement|jour|fecha hora"
        "|fecha de movimiento|fecha del movimiento|fecha transaccion"
        "|fecha de transaccion|fecha mov|fecha proceso|fecha de pago|data ora|data op"
        "|data transazione|data dell operazione|data operacio|data mov|dagsetning"
        "|dags|tanggal|tanggal transaksi|tgl|ngay giao dich|ngay"
    ),
    "value_date": (
        "value dt|val date|value on|valuedt|wertstellungstag|valutatag|wertdatum|val"
        "|valutering|valuteringsdato|valor|valeur|date val|dt valeur|date d effet"
        "|fecha de valor|fecha val|f valor|data di valuta|valuta data|dt valuta"
        "|data valor|vaxtadagur|valutadagen|value date utc|interest date"
        "|wertstellung valuta|valuta wertstellung"
    ),
    "amount": (
        "transaction amt|txn amount|tran amount|net amount|amount gbp|signed amount"
        "|booking amount|payment amount|amount local currency|bedrag in euro"
        "|bedrag transactie|transactie bedrag|mutatiebedrag|umsatzbetrag|betrag eur"
        "|zahlungsbetrag|belop nok|belop inn ut|beloeb|transaktionsbelopp"
        "|montant en euros|montant devise compte|montant transaction"
        "|montant mouvement|montant net|somme|importe eur|importe en euros"
        "|importe euros|monto mxn|monto transaccion|valor|valor transaccion"
        "|importe de la operacion|importe del movimiento|importe movimientos|cuantia"
        "|ammontare|importo eur|importo in euro|importo movimento|import"
        "|import operacio|upphaed|upphae|jumlah|nominal|mutasi|so tien|amount moved"
    ),
    "debit": (
        "debit amt|dr|dr amount|debits amt|withdrawn|withdrawls|payments|payment out"
        "|outgoing|outflow|spent|paid out amount|debit transaction|debit value|charge"
        "|charges debit|money paid out|belastung betrag|soll betrag|betrag soll"
        "|debit chf|lastschriften|auszahlung|auszahlungen|bedrag af|debet bedrag"
        "|uitgaand|belop ut|ut konto|debetbelop|utgift|utgifter|uttag|belob ut"
        "|haevninger|retrait|retraits|depense|depenses|sortie|sorties|decaissement"
        "|debits eur|debitos|importe debito|importe cargo|egreso|egresos|retiro"
        "|retiros|salida|salidas|gasto|gastos|cheque o cargo|monto cargo"
        "|cheques y otros cargos|pagos|addebiti eur|importo dare|importo addebito"
        "|uscite eur|prelievi|deure|carrec|carrecs|utborgun|gjold|debet rp|ghi no"
        "|debit mutasi|out|uitgave|aus|abbuchung|abbuchungen|amount debited"
        "|withdrawals debits|paid"
    ),
    "credit": (
        "credit amt|cr|cr amount|deposited|payment in|incoming|inflow|received"
        "|paid in amount|credit transaction|credit value|lodgement|lodgements"
        "|receipts|money paid in|gutschrift betrag|haben betrag|betrag haben"
        "|kredit chf|einzahlung|einzahlungen|bedrag bij|credit bedrag|inkomend"
        "|ontvangsten|belop inn|inn konto|kreditbelop|inntekt|inntekter|insatt"
        "|insattningar|belob ind|indsaetninger|depot|depots|recette|recettes|entree"
        "|entrees|encaissement|versement|versements|creditos|importe credito"
        "|importe abono|deposito|depositos|entrada|entradas|deposito o abono"
        "|monto abono|depositos y otros abonos|accrediti eur|importo avere"
        "|importo accredito|entrate eur|versamenti|haver|abonament|abonaments"
        "|innborgun|ghi co|kredit mutasi|in|ein|zubuchung|amount credited"
        "|deposits credits|gutgeschrieben"
    ),
    "sign": (
        "dr cr indicator|debit or credit|cr dr indicator|credit or debit|d or c|drcr"
        "|crdr|indicator|direction|in out|out in|transaction direction"
        "|soll haben kennzeichen|kennzeichen|sh|sh kz|af of bij|bij of af"
        "|debet of credit|debit ou credit|sens de l operation|sens operation"
        "|cargo o abono|tipo movimiento|debe haber|naturaleza|segno|dare o avere|d a"
        "|carrec abonament|inn ut|ind ud|ut inn|debit credit flag|cdi|cdt dbt ind"
        "|flow|db cr|debit credit d c|trx type"
    ),
    "currency": (
        "transaction currency|trn currency|posted currency|local currency"
        "|kontowahrung|waehrung betrag|betragswahrung|kontovaluta|devise compte"
        "|devise du compte|divisa cuenta|div|divisa conto|valuta conto"
        "|waluta rachunku|gjaldmidill|mynt|mata uang|loai tien|acct ccy|whg|wkz|wahr"
        "|curr code"
    ),
    "original_amount": (
        "amount in foreign currency|amount original currency|local amount|foreign amt"
        "|transaction amount foreign|originalbelopp|oprindelig valutabelob"
        "|montant devise|montant en devise|montant initial|importe divisa"
        "|importe en divisa|importo originale|importo in divisa"
        "|betrag ursprungswahrung|ursprungsbetrag|auslandsbetrag"
        "|bedrag vreemde valuta|original amt|foreign currency amount"
        "|foreigncurrencyamount|belop i valuta|utenlandsk belop"
    ),
    "original_currency": (
        "foreign ccy|currency of transaction|ursprungswahrung|originalvaluta"
        "|devise operation|devise originale|divisa original|divisa originale"
        "|valuta originale|vreemde valuta|original ccy"
    ),
    "account": (
        "own account|own iban|bank account number|acct no|acct|a c no|ac no"
        "|account id|account iban|posted account|account nr|my account|iban konto"
        "|eigene iban|eigenes konto|konto iban|iban kontos|kontobezeichnung iban"
        "|rekening nummer|compte donneur d ordre|mijn rekening|iban rekening"
        "|uw rekening|rekening iban|iban nummer|egen konto|eget konto"
        "|kontonavn nummer|clearingnummer konto|compte iban|compte bancaire"
        "|numero du compte|n compte|no de compte|cuenta iban|numero de la cuenta"
        "|no cuenta|nro cuenta|cuenta bancaria|conto corrente|iban conto|rapporto"
        "|numero rapporto|compte corrent|reikningur|reikningsnumer|no rekening"
        "|rekening no|account number iban|so tai khoan|account num|accountnum"
        "|customer account|kunden iban"
    ),
    "partner_account": (
        "iban counterparty|counterparty iban account|beneficiary iban|payer account"
        "|recipient account|recipient iban|sender account|sender iban|to account"
        "|from to account|other account|other party account|iban of counterparty"
        "|iban gegenkonto|gegenkonto iban|gegenkonto iban konto|iban empfanger"
        "|empfangerkonto|partner konto|partnerkonto|iban zahlungspartner"
        "|konto gegenseite|iban des begunstigten|kontonummer gegenpartei"
        "|gegenrekening|iban tegenrekening|naar rekening|van naar"
        "|rekening begunstigde|rekening van de tegenpartij|tegenpartij rekening"
        "|tegenpartij iban|mottakerkonto|til konto|fra konto|fra til konto"
        "|avsenderkonto|mottagarkonto|till konto|fran konto|modtagerkonto"
        "|afsenderkonto|compte partie adverse|iban beneficiaire|iban contrepartie"
        "|compte beneficiaire|compte du beneficiaire|numero de compte contrepartie"
        "|compte de contrepartie|iban du tiers|cuenta beneficiario|cuenta destino"
        "|cuenta origen|iban ordenante|iban beneficiario|iban destino"
        "|conto controparte|conto beneficiario|iban ordinante|payee iban|payer iban"
        "|payee account number|cuenta de cargo"
    ),
    "partner_bic": (
        "bic counterparty|bic of partner|bic empfanger|bic gegenkonto|swift code"
        "|bank code|bic beneficiaire|bic contrepartie|bic partner"
        "|counterparty bank code"
    ),
    "partner_name": (
        "counter party name|name of counterparty|counterparty name address|sender"
        "|recipient|recipient name|sender name|payee name|payer name|payee payer"
        "|payer payee|from to|to from|paid to|beneficiary payer|other party"
        "|other party name|remitter|customer name|zahlungsempfanger in"
        "|zahlungspflichtiger in|auftraggeber zahlungsempfanger"
        "|empfanger auftraggeber|gegenpartei|auftraggeber in|empfanger in"
        "|zahlungsempfanger auftraggeber|partnername|name zahlungspartner"
        "|zahlungspartner|name des zahlungsbeteiligten|gegenseite|name auftraggeber"
        "|name empfanger|name empfanger auftraggeber|empfangername|zahler empfanger"
        "|name adresse|naam begunstigde|begunstigde|naam van tegenpartij"
        "|naam tegenpartij begunstigde|opdrachtgever|ontvanger|naam ontvanger"
        "|tegenpartij naam|opdrachtgever begunstigde|mottaker avsender|betaler"
        "|til fra|fra til|navn pa motpart|motpart|mottagare avsandare"
        "|mottagare betalare|avsandare mottagare|namn mottagare|modtager afsender"
        "|tredjepart|contrepartie nom|nom contrepartie|nom de la contrepartie"
        "|nom du tiers|emetteur|nom beneficiaire|emetteur beneficiaire"
        "|beneficiaire emetteur|donneur d ordre|nom contrepartie contient|nombre"
        "|beneficiario ordenante|ordenante beneficiario|nombre beneficiario"
        "|contraparte|destinatario|emisor|ordinante beneficiario|nome|mittente"
        "|nome controparte|beneficiario destinatario|beneficiari|emissor|mottakandi"
        "|greidandi|nama|begunstigter auftraggeber|naam van de tegenpartij"
        "|auftraggeber begunstigte|empfanger zahlungspflichtiger"
        "|zahlungspflichtiger empfanger|name payee|contact|to account name"
        "|from account name"
    ),
    "text": (
        "transaction memo|memo description|transaction details 1|transaction ref2"
        "|transaction ref1|transaction ref3|description1|description2|description3"
        "|descriptio|desc 1|desc 2|statement description|payee description|remarks"
        "|remark|transaction remarks|transaction particulars|particular"
        "|additional info|additional information|additional details|extra information"
        "|subject|item title|purpose of payment|payment purpose|full description"
        "|transaction narrative|user note|customer memo|details of payment"
        "|payer payee remittance|message text|text 1|text 2|narrative 1|narrative 2"
        "|narrative 3|zweck|verwendungszweck 1|verwendungszweck 2|zahlungsgrund"
        "|buchungsdetails|beschreibung|details zur buchung|vwz vorgang|vwz"
        "|beschreibung 1|beschreibung 2|beschreibung 3|umsatzbeschreibung"
        "|zahlungsdetails|mitteilung|bemerkung|nachricht|belegtext|text zur buchung"
        "|omschrijving van de verrichting|omschrijving verrichting"
        "|details verrichting|detail van de omzet|detail|boodschap|toelichting"
        "|omschrijving transactie|betalingsomschrijving|transactie|beskrivelse"
        "|posttekst|hendelse|betalingstekst|kommentar|oplysninger|tekst til modtager"
        "|transaktionstekst|bankens tekst|handelse|text rad|detaljer|ovriga detaljer"
        "|notering|libelles|details du mouvement|libelle simplifie"
        "|libelle de l ecriture|libelle mouvement|nature|description operation"
        "|operation|texte comptable|texte|objet|commentaire|notice|details operation"
        "|informations sur le paiement|message au beneficiaire|detalle movimiento"
        "|detalles|concepto ampliado|concepto movimiento|concepto comun"
        "|mas informacion|informacion adicional|leyenda|glosa|observacion|comentario"
        "|referencia 1|descripcion ampliada|texto|operacion|descrizione movimento"
        "|descrizione della|operazione|note|informazioni|descrizione completa|testo"
        "|motivo|concepte|concepte ampliat|mes dades|observacions|skyring|texti"
        "|tilvisun|keterangan|deskripsi|uraian|uraian transaksi|dien giai|noi dung"
        "|mo ta|transaction|zahlungszweck|beschreibung1|beschreibung2|beschreibung3"
        "|buchungstext 1|buchungstext 2|omschrijving1|omschrijving2|omschrijving3"
        "|reference text|payment narrative|bank narrative"
    ),
    "reference": (
        "reference number|ref no|reference no|payment ref|referenznummer|referenznr"
        "|zahlungsreferenznummer|referentienummer|referansenummer|referensnummer"
        "|referencenummer|reference client|reference operation|numero de referencia"
        "|numero riferimento|nomor referensi|kundereferanse|strukturierte referenz"
    ),
    "end_to_end_id": (
        "e2e id|e2e|ende zu ende|ende zu ende id|endtoend id|end to end id ref"
        "|kundenreferenz e2e|reference de bout en bout"
    ),
    "check_number": (
        "chq no|chq number|check num|cheque serial number|serial number|instrument no"
        "|instrument number|num cheque|numero de cheque|chequenummer|no cheque"
        "|slip no"
    ),
    "balance": (
        "running bal|available balance|book balance|current balance|bal|balance eur"
        "|account bal|balance after transaction|new balance|remaining balance"
        "|outstanding|kontostand nach buchung|neuer saldo|saldo neu|endsaldo|guthaben"
        "|kontosaldo|saldo in eur|saldo nach transaktion|saldo na boeking|nieuw saldo"
        "|boeksaldo|saldo na verrichting|saldo etter|bokfort saldo kr"
        "|disponibel saldo|saldo dkk|saldo nok|nouveau solde|solde apres"
        "|solde apres operation|solde comptable|solde final|solde progressif"
        "|solde en eur|saldo disponible|saldo parcial|saldo posterior"
        "|saldo resultante|saldo actual|saldo euros|disponible|saldo contabile"
        "|saldo progressivo|saldo finale|saldo disponibile|stada|stada eftir"
        "|saldo akhir|so du|so du cuoi|saldo final|accountbalance|saldos"
        "|balance after booking|closing bal|ledger bal|saldo chf|new bal"
    ),
    "bank_id": (
        "transaction reference|transaction no|trans id|txn id|tran id|journal no"
        "|transaktionsreferenz|umsatz id|transaktionskennung|buchungsreferenz"
        "|identifiant operation|id de la operacion|numero de operacion|receipt no"
        "|numero de movimiento|id transazione|cro|numero operazione|id movimento"
        "|numero de mouvement|source id|balance transaction id|transferwise id"
    ),
    "status": (
        "transaction status description|buchungsstatus|umsatzstatus"
        "|status transaktion|etat|etat de l operation|statut de l operation|situacion"
        "|stato operazione|estat|stada faerslu|stav"
    ),
    "gross": (
        "gross|gross amount|brutto|bruttobetrag|brut|montant brut|bruto|importe bruto"
        "|lordo|importo lordo|bruto bedrag|brutto belop"
    ),
    "net": (
        "net|net amount|netto|nettobetrag|net montant|montant net|neto|importe neto"
        "|netto importo|netto bedrag|nettobelop|net received"
    ),
    "fee": (
        "entgelt|entgelte|fee amount|transaction fee|service fee|processing fee"
        "|gebuhren|kost|avgifter|tarif|commissions|comisiones|commissione"
        "|transactiekosten|toslag|total fees|biaya|fee eur|frais eur|fee s"
    ),
    "card": (
        "card member|cardholder|cardholder name|account type card|karteninhaber"
        "|kortholder|titulaire de la carte|titular|titolare carta"
    ),
}
