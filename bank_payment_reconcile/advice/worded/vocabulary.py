"""Words of headers and rows in the languages of customers, folded.

`word` stands for itself, `word*` and `*word` for what begins or ends so, as the
languages that write words together need it; `two_words` for a phrase.
"""

from __future__ import annotations

import re

from ..shared.words import fold


def tell(text: str) -> str:
    """Words folded, in which "№" is a word, too."""
    return fold(text).lower()


class Vocabulary:
    """Words of which one may stand in a folded text."""

    __slots__ = ("_ends", "_phrases", "_starts", "_whole")

    def __init__(self, words: str) -> None:
        """words: as this module writes them, with blanks between them."""
        entries = words.split()
        single = [each for each in entries if "_" not in each]
        self._whole = frozenset(each for each in single if "*" not in each)
        self._starts = tuple(each[:-1] for each in single if each[-1] == "*")
        self._ends = tuple(each[1:] for each in single if each[0] == "*")
        phrases = (each.replace("_", " ") for each in entries if "_" in each)
        self._phrases = tuple(
            f" {each[:-1]}" if each[-1] == "*" else f" {each} " for each in phrases
        )

    def search(self, text: str) -> bool:
        """Whether one of them stands in the text."""
        if any(self._has(word) for word in text.split()):
            return True
        return self.has_phrase(text)

    def has_phrase(self, text: str) -> bool:
        """Whether one of those of several words does."""
        inside = f" {text} "
        return any(each in inside for each in self._phrases)

    def begins(self, text: str, first: int) -> bool:
        """Whether one of them is among the first words of the text."""
        return self.search(" ".join(text.split()[:first]))

    def _has(self, word: str) -> bool:
        return (
            word in self._whole
            or word.startswith(self._starts)
            or word.endswith(self._ends)
        )


DATE = Vocabulary(
    "date dated *datum *dato data fecha fech dt *paiva *paivays paivamaara* pvm *pvm"
    " day"
    " dia"
)
DUE = Vocabulary(
    "due* fallig* faellig* verval* echeance* venc* vto scaden* forfall* forfald*"
    " forfal*"
    " erapaiv* termin termin_platnosci zahlbar_bis due_date"
)
PAY = Vocabulary(
    "pay payment* paid remit* zahl* uberweis* ueberweis* auszahl* ausgezahl* betal*"
    " betaal* paiement* paye payee regle* reglement* virement* pago pagos pagado*"
    " pagad*"
    " pagamento* pagato utbetal* udbetal* overfor* platnosc* przelew* zaplac*"
    " do_zaplaty wyplac* maksu maksu* maksettu* transfer* settle* pagar"
    " bonifico transferencia versement* valutadatum value_date"
)
NUMBER = Vocabulary(
    "no nr num number numbers nummer *nummer *nr numero *numero numer *numer n nro nos"
    " nrs # num_ id code numeru"
)
REFERENCE = Vocabulary(
    "ref ref* refer* referenz* referent* referenc* riferiment* rif viite* *referenz"
    " *referentie *referanse *referens *viite kenmerk zuordnung assignment"
)
INVOICE = Vocabulary(
    "invoice* inv bill bills rechnung* *rechnung *rechnungen rg re facture* fact"
    " factuur* *factuur fattur* fatt ft factura* fra faktur* *faktura fakt fv"
    " lasku* *lasku fatura*"
)
DOCUMENT = Vocabulary(
    "document* doc docs beleg* *beleg voucher* stuk* boekstuk* piece* dokument*"
    " bilag* *bilag verifikat* verifikation* tosite* item items posten pozycja*"
)
OURS = Vocabulary(
    "your yours ihr ihre ihrer ihren euer eure uw votre vos vostr* vs su sus vuestr*"
    " deres dit din er ert era eders wasz wasza waszej wasze panstwa teidan vosso vossa"
    " v external extern externe externes fremd* customer_invoice"
)
SUPPLIER = Vocabulary(
    "supplier* vendor* lieferant* kreditor* creditor* creancier* fournisseur*"
    " leverancier* leverandor* leverantor* proveedor* acreedor* fornitor* dostawc*"
    " toimittaj* fornecedor* crediteur*"
)
THEIRS = Vocabulary(
    "our ours unser unsere unserer onze ons notre nos nuestr* nostr* ns var vart vara"
    " vores vor nasz nasza naszej meidan nosso nossa internal intern interne interno"
    " interner voucher* buchung* posting* journal* ecriture* asiento* registrazion*"
    " registro* protocol* bilag* verifikat* verifikation* tosite* boekstuk* sap"
    " clearing accounting"
)
ORDER = Vocabulary(
    "order* po *order *ordre bestell* auftrag* *auftrag commande* pedido* ordin* ordre*"
    " bestelling* bestilling* bestallning* zamowien* tilau* encomenda* purchase*"
    " inkoop* kauf* checkout"
)
TYPE = Vocabulary(
    "type *type typ *typ art *art soort *soort tipo tipologia tyyppi laji rodzaj slag"
    " vorgang* operation* operacion* operazion*"
    " kind nature event category kategorie categorie"
)
CURRENCY = Vocabulary(
    "currency curr ccy cur wahrung* waehrung* whg *wahrung valuta* valuutta* munt*"
    " devise* monnaie divisa moneda waluta* moeda wahr waers"
)
TAX = Vocabulary(
    "vat tax *tax mwst* ust* mehrwertsteuer* umsatzsteuer* steuer* btw tva iva moms mva"
    " alv podatek podatku gst imposto imposta ptu"
)
UNTAXED = Vocabulary(
    "ht hors excl exkl excluding without exclusive imponibile base_imponible ohne"
    " untaxed taxable base netto_vat before_tax"
)
TAXED = Vocabulary("ttc incl inkl including inclusive gross brutto bruto lordo")
RATE = Vocabulary(
    "rate satz *satz percent* prozent* procent* pct tasa taux kurs *kurs days tage"
    " jours dias giorni dagar dager dni terms konditionen"
)
BALANCE = Vocabulary(
    "balance *balance *saldo saldo* solde open offen* opensta* remaining outstanding"
    " restant* resterend* pendiente* residuo* kvar jaljella pozostal* restbetrag"
    " restbelop* rest"
)
BANK = Vocabulary(
    "iban bic swift konto* account* bankkonto compte cuenta conto rachunek"
)
GROSS = Vocabulary(
    "gross* brutto* *brutto bruto* brut brute lordo ttc original originally incl inkl"
)
NET = Vocabulary(
    "net netto* *netto neto nett nette liquid* zahlbetrag zahlungsbetrag te_betalen"
    " a_pagar a_payer att_betala til_betaling a_betale at_betale do_zaplaty"
    " maksettava* applied"
)
AMOUNT = Vocabulary(
    "amount* amt *amt betrag* *betrag *betrage bedrag* *bedrag montant* importe* import"
    " importo* belop* *belop *belopp belob* *belob kwota* kwoty kwote summa *summa sum"
    " summe maara *maara valor* value wartosc* monto quantia cantidad total totaal"
    " totale totals gesamt suma razem"
)
DISCOUNT = Vocabulary(
    "discount* disc skonto* *skonto skonti korting* *korting escompte* descuent* dto"
    " pronto_pago sconto sconti abbuon* *rabatt *rabat rabat rabatt* rabais remise*"
    " alennus* *alennus descont* rebate* rabatu"
)
TAKEN = Vocabulary("abzug* *abzug *abzuge abzueg* minderung*")
DEDUCTION = Vocabulary(
    "deduct* short* chargeback* charge_back claim* kurzung* kuerzung* *kurzung"
    " belastung* *belastung einbehalt* inhoud* aftrek* retenu* litige* deduc*"
    " retencion*"
    " deduccion* trattenut* ritenut* detrazion* trekk* fradrag* *fradrag avdrag*"
    " *avdrag"
    " potracen* retenc* vahenny* adjust* adj withh* wht correction* korrektur* korrekt*"
    " differenz* difference* ajust* rettific* justering* debit_note* debit_memo*"
    " nota_de_debito nota_di_addebito belastningsnota debetnota* note_de_debit"
    " nota_obciazeniowa penalt* malus lastschrift*"
)
WITHHELD = Vocabulary(
    "withh* wht retencion* ritenut* retenc* source_tax quellensteuer*"
)
FEE = Vocabulary(
    "fee fees *fee *fees gebuhr* gebuehr* *gebuhr *gebuhren *gebuehr entgelt* *entgelt"
    " provision* kommission* commission* *kosten kosten frais comision* commissioni"
    " gebyr* *gebyr avgift* *avgift prowizj* oplat* palkkio* comiss* disagio"
    " processing charges tarifa* provvigion*"
)
PAYOUT = Vocabulary(
    "payout* auszahl* uitbetal* versement* liquidacion* accredit* utbetal* udbetal*"
    " wyplat* tility* settlement* deposit* disburs* batch* transfer* abrechnung*"
    " virement* repasse* bonifico"
)
TRANSACTION = Vocabulary(
    "transaction* transaktion* transactie* transaccion* transazion* transaksjon*"
    " transakcj* tapahtum* transac* trx txn payment_id charge charge_id payment_intent"
    " psp_reference"
)
REASON = Vocabulary(
    "reason* grund *grund *gruende reden motif* motivo* arsak* orsak* arsag* powod*"
    " syy*"
    " comment* bemerkung* kommentar* remark* note notes opmerking* commentair* observa*"
    " osservazion* uwag* merknad* anmark* bemaerkning* huomautu* komment* begrundung"
    " toelichting"
)
TEXT = Vocabulary(
    "description* desc bezeichnung* text *text omschrijving* libelle* designation*"
    " descripcion* concepto* descrizione* causale* beskriv* opis* tresc* tytul* kuvaus*"
    " selite* descri* detail* verwendungszweck* narrative* subject betreff details"
    " information info memo"
)
CUSTOMER = Vocabulary(
    "customer* kunde *kunde kunden* client* klant* cliente* kund kund* klient* asiakas*"
    " buyer* payer* name naam nom nombre nome navn namn nazwa nimi kontrahent* company"
)
GOODS = Vocabulary(
    "qty quantity menge anzahl stuck aantal quantite cantidad quantita ilosc kpl antal"
    " antall quantidade price* *preis preis prijs prix precio prezzo cena pris hinta"
    " preco sku ean artikel* article* articulo articolo unit_price units"
)
EMAIL = Vocabulary("email e_mail mail mailadresse courriel correo *email")

#: Words of rows.
CREDIT_NOTE = Vocabulary(
    "credit credits credit_note* credit_memo* creditnote* creditmemo* cm cn cren kg gs"
    " gutschrift* *gutschrift storno* creditnota* credit_nota* avoir* abono*"
    " nota_de_credito nota_di_credito notacredito nc kreditnota* kreditfaktura*"
    " kreditnote korekta* korygujac* nota_uznaniowa hyvitys* hyvityslasku* rinv refund*"
    " retour* 381 note_de_credit rueckerstattung devolucion reso return returns fk"
)
INVOICED = Vocabulary(
    "kr re rn inv invoice* rechnung* factuur* facture* factura* fattura* faktura*"
    " lasku* fatura* fv cinv 380 ri"
)
DEDUCTED = Vocabulary(
    "debit_note* debit_memo* debit_notes dn debn 383 deduct* deduction* chargeback*"
    " claim* kurzung* kuerzung* belastung* *belastung einbehalt* inhouding* retenue*"
    " litige* trattenut* trekk fradrag avdrag potraceni* short_pay* short_payment*"
    " shortage* bonus* *bonus ruckvergut* penalty penalties malus vertragsstrafe*"
    " belastningsnota debetnota nota_obciazeniowa nota_de_debito nota_di_addebito"
    " note_de_debit vahennys* deducao deduccion* deducoes werbekosten* kickback*"
    " rappel rebate ristourne* lastschrift"
)
TOTAL = Vocabulary(
    "total totals totaal totale totali totaux totalt totaux sum summe *summe summen"
    " gesamt* endbetrag suma summa i_alt ialt razem yhteensa ogolem"
    " zahlbetrag zahlungsbetrag uberweisungsbetrag ueberweisungsbetrag grand_total"
    " net_total nettosumme slutsumma"
)
SUBTOTAL = Vocabulary(
    "subtotal* sub_total* subtotaal zwischensumme ubertrag uebertrag carried"
    " brought carry_over carry_forward carryover a_reporter suma_y_sigue riporto"
    " a_riportare overfort overfores overforing att_overfora valisumma siirto"
    " do_przeniesienia z_przeniesienia delsum delsumma mellomsum mellansumma sous_total"
    " sottotale subtotale subtotais tussentotaal suma_anterior a_transportar transporte"
)
#: Words that are a carried amount only where nothing else stands beside them.
CARRIED = frozenset(
    ("report", "transport", "transporteras", "przeniesienie", "transportes", "reporte")
)
TERMS = re.compile(
    r"skonto|pronto pago|escompte|sconto|cash disc|kontantrabat|kassarabat|"
    r"early pay|prompt pay|settlement disc|betalingskorting|kassa alennus|"
    r"\b[0-9]{1,2}(?: [0-9]{1,2})? (?:percent )?(?:[0-9]{1,3} )?"
    r"(?:days|tage|tagen|dagen|jours|dias|giorni|dagar|dager|dage|dni|paivaa|net)\b|"
    r"\b(?:discount|descuento|desconto|korting|alennus)\b"
)
ADVICE = Vocabulary(
    "remittance* advice *avis avis *avise avise *advis advis betaalspecificatie"
    " betalingsspecificatie aviso* avviso* betalingsmelding* *avi awizo* maksuilmoitus*"
    " maksuerittely zahlungsmitteilung* zahlungsankundigung*"
)
PAGE = Vocabulary("page seite pagina pag side sida strona sivu blatt blad")
_OURS_ALONE = re.compile(r"(?:your|ihre?|uw|votre|su|vostro|deres|din|er|ert|wasz) *$")


def ours_alone(text: str) -> bool:
    """Whether a header says no more than that it is ours."""
    return bool(_OURS_ALONE.fullmatch(text))
