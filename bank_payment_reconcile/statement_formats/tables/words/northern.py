"""Names of columns: Finnish, Estonian, Latvian, Lithuanian, Hungarian, Turkish."""

WORDS = {
    "booked": (
        "kirjauspäivä|kirjauspvm|kirjattu|kirjauspäivämäärä|kirjauspaiva"
        "|kande kuupäev|kandekuupäev|grāmatojuma datums|grāmatošanas datums"
        "|iegrāmatots|įrašo data|užskaitymo data|įskaitymo data|könyvelés dátuma"
        "|könyvelési dátum|könyvelés napja|könyvelés|könyvelve"
        "|terhelés/jóváírás dátuma|könyvelési nap|muhasebe tarihi|kayıt tarihi"
        "|muhasebe kayıt tarihi|fiş tarihi"
    ),
    "day": (
        "päivämäärä|pvm|maksupäivä|tapahtumapäivä|ostopäivä|päiväys|tapahtuma-aika"
        "|kuupäev|tehingu kuupäev|makse kuupäev|datums|darījuma datums"
        "|operācijas datums|maksājuma datums|data|operacijos data|mokėjimo data"
        "|data ir laikas|diena|sandorio data|dátum|tranzakció dátuma|tranzakció ideje"
        "|teljesítés dátuma|tranzakció dátuma és ideje|művelet dátuma|vásárlás dátuma"
        "|teljesítés napja|tranzakció időpontja|terhelés dátuma|tarih|işlem tarihi"
        "|tarih/saat|tarih saat|işlem zamanı|işlem tarihi saati"
    ),
    "value_date": (
        "arvopäivä|arvopvm|väärtuspäev|väärtuspäevad|valutācijas datums"
        "|valutēšanas datums|vērtības datums|valiutavimo data|értéknap|érték nap"
        "|értéknap dátuma|valör|valör tarihi|valor tarihi|esedékesség"
    ),
    "amount": (
        "määrä|määrä euroa|summa|määrä eur|maksun määrä|rahamäärä|summa eur"
        "|tehingu summa|darījuma summa|summa konta valūtā|suma|suma eur"
        "|operacijos suma|mokėjimo suma|suma sąskaitos valiuta|összeg|forgalom"
        "|tranzakció összege|könyvelt összeg|terhelés/jóváírás összege"
        "|összeg a számla devizanemében|tranzakció összeg|tutar|işlem tutarı"
        "|tutar (tl)|tutarı|miktar|işlem miktarı|meblağ"
    ),
    "debit": (
        "otto|otot|veloitus|veloitukset|menot|lähtevät|pano/otto otto|deebet"
        "|väljamakse|väljaminek|debets|izejošie|izejošā summa|izmaksas|debetas"
        "|išlaidos|nurašyta|išmokėta|debeto suma|išeinantys|terhelés|terhelések"
        "|kiadás|kifizetés|tartozik|kimenő|terhelés összege|borç|gider|çıkış|çekilen"
        "|borç tutarı|ödenen|borç tutar|çıkan tutar"
    ),
    "credit": (
        "pano|panot|hyvitys|hyvitykset|tulot|saapuvat|kreedit|laekumine|sissetulek"
        "|sissemakse|kredīts|ienākošie|ienākošā summa|iemaksas|kreditas|pajamos"
        "|įskaityta|gauta|kredito suma|įplaukos|jóváírás|jóváírások|bevétel|befizetés"
        "|követel|bejövő|jóváírás összege|alacak|gelir|giriş|yatan|alacak tutarı"
        "|alacak tutar|giren tutar"
    ),
    "sign": (
        "pano/otto|debet/kredit|deebet/kreedit|d/k|debets/kredīts|debetas/kreditas"
        "|deebet/kreedit (d/c)|terhelés/jóváírás|terhelés vagy jóváírás|t/j"
        "|bejövő/kimenő|jóváírás/terhelés|irány|forgalom iránya|borç/alacak|b/a|+/-"
        "|işlem yönü|a/b|tapahtuman suunta|d c tunnus|tips debets kredīts"
    ),
    "currency": (
        "valuutta|valuuta|valūta|valiuta|sąskaitos valiuta|konta valūta|devizanem"
        "|deviza|pénznem|számla devizaneme|összeg devizaneme|döviz|para birimi"
        "|döviz cinsi|döviz kodu|pb"
    ),
    "original_amount": (
        "alkuperäinen summa|alkuperäinen määrä|originaalsumma|sākotnējā summa"
        "|pradinė suma|eredeti összeg|orijinal tutar"
    ),
    "original_currency": (
        "alkuperäinen valuutta|originaalvaluuta|sākotnējā valūta|pradinė valiuta"
        "|eredeti devizanem|orijinal para birimi"
    ),
    "account": (
        "tilinumero|tili|oma tili|oma tilinumero|tilin numero|kliendi konto|konto"
        "|konto number|minu konto|konts|konta numurs|klienta konts|konta nr|sąskaita"
        "|sąskaitos nr|sąskaitos numeris|kliento sąskaita|számlaszám|számla"
        "|saját számlaszám|könyvelési számla|számla szám|számla száma|hesap|hesap no"
        "|hesap numarası|hesap numaranız|hesap adı"
    ),
    "partner_account": (
        "vastatili|saajan tilinumero"
        "|maksajan tilinumero|saajan tili|maksajan tili|saajan iban"
        "|vastaanottajan tilinumero|vastapuolen tili|saaja/maksja konto"
        "|saaja maksja konto|saaja konto|maksja konto|vastaskonto|saņēmēja konts"
        "|maksātāja konts|saņēmēja/maksātāja konts|partnera konts|partnera konta nr"
        "|gavėjo sąskaita|mokėtojo sąskaita|gavėjo/mokėtojo sąskaita"
        "|korespondento sąskaita|mokėtojo/gavėjo sąskaita|partnerio sąskaita"
        "|partner számlaszáma|ellenszámla|ellenoldali számlaszám|partner számla"
        "|kedvezményezett számlaszáma|partner bankszámlaszáma|ellenszámla száma"
        "|karşı hesap|karşı hesap-no|alıcı hesap|gönderen hesap|alıcı iban|karşı iban"
        "|alıcı hesap-no|karşı taraf iban|karşı taraf hesap"
    ),
    "partner_bic": (
        "saajan bic-tunnus|saajan bic|saaja panga kood|saņēmēja bankas kods"
        "|gavėjo banko|gavėjo banko kodas|partner bank|karşı banka"
    ),
    "partner_name": (
        "saaja/maksaja|saajan nimi|maksajan nimi|saaja|maksaja|nimi|vastaanottaja"
        "|kauppa|saaja maksaja|vastapuoli|saaja/maksja nimi|saaja/maksja|saaja nimi"
        "|maksja nimi|osapool|saaja maksja|tehingu osapool|saņēmējs/maksātājs"
        "|saņēmējs|maksātājs|saņēmējs maksātājs|partneris|darījuma partneris"
        "|partnera nosaukums|nosaukums|maksātājs/saņēmējs|gavėjas|mokėtojas"
        "|gavėjas/mokėtojas|mokėtojas/gavėjas|gavėjo/mokėtojo pavadinimas|pavadinimas"
        "|korespondentas|mokėtojo/gavėjo pavadinimas|partner neve|ellenoldali név"
        "|partner név|partner|kedvezményezett neve|partner elnevezése"
        "|ellenszámla tulajdonosa|kereskedő|kedvezményezett|ellenoldal neve"
        "|partner megnevezése|név|alıcı|gönderen|alıcı/gönderen|karşı taraf|alıcı adı"
        "|gönderen adı|ad soyad|gönderen/alıcı|karşı hesap sahibi|unvan"
        "|karşı taraf adı"
    ),
    "text": (
        "viesti|selite|selitys|tapahtuma|tapahtumalaji|laji|viesti saajalle|kuvaus"
        "|maksajan viesti|tapahtuman kuvaus|lisätiedot|selgitus|makse selgitus"
        "|kirjeldus|selgitused|tehingu kirjeldus|informācija saņēmējam"
        "|maksājuma mērķis|apraksts|maksājuma detaļas|detaļas|darījuma apraksts"
        "|mērķis|informācija|paaiškinimai|mokėjimo paskirtis|paskirtis|aprašymas"
        "|operacijos aprašymas|paaiškinimas|operacija|detalės|közlemény|leírás"
        "|tranzakció leírása|megjegyzés|jogcím|tranzakció típusa|közlemény/1"
        "|közlemény/2|közlemény/3|közlemény/4|forgalom típusa|megnevezés|típus"
        "|tranzakció|tétel leírása|forgalom megnevezése|açıklama|detay"
        "|işlem açıklaması|işlem|işlem tipi|açıklamalar|işlem türü|işlem adı|not"
    ),
    "reference": (
        "viite|viitenumero|viitenumber|viide|references numurs|atsauce|nuoroda"
        "|įmokos kodas|hivatkozás|maksajan viite|referans|referans no"
        "|hivatkozási szám"
    ),
    "bank_id": (
        "arkistointitunnus|arhiveerimistunnus|arhīva kods|arhyvo kodas"
        "|tranzakció azonosító|tranzakció azonosítója|azonosító|dekont no|işlem no"
        "|dokumendi number|dokumenta numurs|dokumento nr|transakcijos nr"
        "|işlem referansı|fiş no|tapahtumatunnus|tehingu number|referencia szám"
        "|maksājuma nr"
    ),
    "balance": (
        "saldo|tilin saldo|saldo tapahtuman jälkeen|kirjanpidollinen saldo|jääk"
        "|konto jääk|konta atlikums|atlikums|likutis|sąskaitos likutis|balansas"
        "|egyenleg|könyvelt egyenleg|számlaegyenleg|záró egyenleg"
        "|egyenleg a tranzakció után|bakiye|kalan bakiye|hesap bakiyesi"
        "|kullanılabilir bakiye|son bakiye|güncel bakiye|egyenleg (ft)"
        "|tranzakció utáni egyenleg"
    ),
    "status": "tila|staatus|statuss|būsena|állapot|státusz|durum|işlem durumu",
    "fee": (
        "palkkio|palvelumaksu|teenustasu|komisijas maksa|komisija|komisinis|jutalék"
        "|díj|masraf|komisyon|ücret"
    ),
    "card": "kortti|kortinnumero|kaart|karte|kortelė|kártya|kártyaszám|kart|kart no",
}
