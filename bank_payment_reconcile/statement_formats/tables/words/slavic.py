"""Names of columns: Polish, Czech, Slovak, Croatian, Serbian, Bosnian, Slovene."""

WORDS = {
    "booked": (
        "data księgowania|data zaksięgowania|data rozliczenia|księgowanie"
        "|data księgowania operacji|datum zaúčtování|zaúčtováno|datum zúčtování"
        "|datum účtování|datum zauctovani|odesláno zaúčtováno|zúčtované"
        "|dátum zaúčtovania|dátum zúčtovania|dátum účtovania|zaúčtované"
        "|datum knjiženja|datum knjizenja|datum knjiž|knjiženje|datum obrade"
        "|datum knjiženja transakcije|datum poravnave|dátum splatnosti"
        "|datum provedení|datum odepsání"
    ),
    "day": (
        "data|data operacji|data transakcji|data i godzina|data wykonania"
        "|data płatności|datum|datum transakce|datum pohybu|datum operace|datum a čas"
        "|datum platby|datum realizace|datum uskutečnění|datum uskutečnění transakce"
        "|datum obchodu|provedeno|dátum|dátum transakcie|dátum pohybu|dátum operácie"
        "|dátum realizácie|datum izvršenja|datum transakcije|datum plaćanja"
        "|datum i vrijeme|datum prometa|datum izvršitve|datum plačila|datum in čas"
        "|datum promjene|datum naloga"
    ),
    "value_date": (
        "data waluty|waluta data|datum valuty|valuta|datum valute|dátum valuty"
        "|dan valute|datum valutacije|datum valutace"
    ),
    "amount": (
        "kwota|kwota operacji|kwota transakcji|kwota w walucie rachunku|wartość|suma"
        "|kwota (pln)|kwota transakcji w walucie rachunku|wartość operacji|obrót"
        "|částka|objem|castka|částka v měně účtu|částka transakce|částka (kč)"
        "|zaúčtovaná částka|suma transakcie|čiastka|obrat|výška transakcie"
        "|částka v czk|suma v eur|zaúčtovaná částka a měna|iznos|iznos transakcije"
        "|znesek|iznos u valuti računa|iznos (eur)|znesek transakcije|promet"
        "|iznos eur"
    ),
    "debit": (
        "obciążenia|obciążenie|wydatki|wypłaty|wydatek|kwota obciążenia|kwota wn|wn"
        "|winien|rozchody|rozchód|obciążenia wn|debet|kwota debetu|wypływy|výdaj"
        "|výdaje|odepsáno|na vrub|vrub|má dáti|odchozí|odpísané|výdavok|výdavky"
        "|na ťarchu|ťarcha|duguje|dugovni iznos|isplata|isplate|zaduženje|terećenje"
        "|rashod|dugovno|na teret|isplaćeno|breme|odliv|odlivi|izplačila|v breme"
        "|breme (eur)|odhodki|dugovni promet|iznos isplate|teret"
    ),
    "credit": (
        "uznania|uznanie|wpływy|wpłaty|wpływ|kwota uznania|kwota ma|ma|przychody"
        "|przychód|uznania ma|kredyt|kwota kredytu|příjem|příjmy|připsáno|ve prospěch"
        "|dal|příchozí|kredit|pripísané|príjem|príjmy|v prospech|potražuje"
        "|potražni iznos|uplata|uplate|odobrenje|prihod|potražno|u korist|uplaćeno"
        "|dobro|priliv|prilivi|vplačila|v dobro|dobro (eur)|prihodki|potražni promet"
        "|iznos uplate|korist"
    ),
    "sign": (
        "wn/ma|obciążenie/uznanie|rodzaj operacji|typ operacji|strona|směr platby"
        "|směr|debet/kredit|příjem/výdaj|typ pohybu|kredit/debet|typ transakcie|smer"
        "|d/p|uplata/isplata|vrsta prometa|dugovno/potražno|breme/dobro|predznak"
        "|smjer"
    ),
    "currency": (
        "waluta|waluta rachunku|waluta operacji|waluta transakcji|měna|měna účtu"
        "|měna transakce|mena|mena účtu|valuta|valuta računa|oznaka valute"
    ),
    "original_amount": (
        "kwota oryginalna|kwota w walucie|kwota płatności w walucie|původní částka"
        "|částka v původní měně|originální částka|pôvodná suma|izvorni iznos"
        "|originalni iznos|iznos u originalnoj valuti|částka obchodu"
    ),
    "original_currency": (
        "waluta oryginalna|původní měna|měna obchodu|originální měna|pôvodná mena"
        "|izvorna valuta|originalna valuta"
    ),
    "account": (
        "numer rachunku|rachunek|konto|numer konta własnego|nr rachunku własnego"
        "|mój rachunek|rachunek klienta|twój rachunek|numer rachunku klienta"
        "|číslo účtu|účet|vlastní účet|číslo vlastního účtu|můj účet|vlastný účet"
        "|číslo môjho účtu|račun|broj računa|iban računa|moj račun|številka računa"
        "|broj partije"
    ),
    "partner_account": (
        "numer konta|nr rachunku|numer rachunku kontrahenta|rachunek kontrahenta"
        "|rachunek nadawcy|rachunek odbiorcy|rachunek nadawcy/odbiorcy|nr konta"
        "|konto kontrahenta|numer konta nadawcy/odbiorcy|rachunek przeciwstawny"
        "|rachunek źródłowy/docelowy|protiúčet|číslo protiúčtu|číslo účtu protistrany"
        "|účet protistrany|účet příjemce|protistrana účet|číslo účtu příjemce"
        "|protiúčet a kód banky|iban protistrany|protiucet|účet partnera"
        "|iban partnera|račun primatelja|račun platitelja|račun protustranke"
        "|račun primaoca|broj računa primatelja|račun primatelja/platitelja"
        "|račun prejemnika|račun udeleženca|račun prejemnika/plačnika|iban primatelja"
        "|protiúčet iban|račun partnera|račun partnerja|broj računa partnera"
    ),
    "partner_bic": (
        "bic kontrahenta|kód banky|bic protiúčtu|kod banku|banka protistrany"
    ),
    "partner_name": (
        "nadawca/odbiorca|odbiorca|nadawca|kontrahent|nazwa kontrahenta"
        "|dane kontrahenta|nadawca / odbiorca|odbiorca/nadawca|nazwa nadawcy/odbiorcy"
        "|nazwa odbiorcy|nazwa nadawcy|zleceniodawca|nazwa|zleceniodawca/beneficjent"
        "|beneficjent|název protiúčtu|protistrana|název protistrany|příjemce"
        "|odesílatel|plátce|jméno protistrany|název účtu protistrany"
        "|název účtu příjemce|obchodník|partner|název obchodníka|názov protiúčtu"
        "|názov protistrany|príjemca|platiteľ|názov partnera|meno partnera|primatelj"
        "|platitelj|naziv primatelja/platitelja|naziv primatelja|naziv platitelja"
        "|primatelj/platitelj|primalac|nalogodavac|naziv|platitelj/primatelj"
        "|naziv partnera|partner naziv|prejemnik|plačnik|prejemnik/plačnik|udeleženec"
        "|naziv prejemnika|naziv udeleženca|prejemnik plačnik|naziv primaoca"
        "|protustranka|naziv protustranke|plačnik/prejemnik|odbiorca/zleceniodawca"
        "|kontrahent/nazwa"
    ),
    "text": (
        "tytuł|tytułem|opis|opis operacji|tytuł operacji|opis transakcji|szczegóły"
        "|szczegóły operacji|szczegóły transakcji|tytuł przelewu|tytuł płatności"
        "|uwagi|rodzaj transakcji|typ transakcji|rodzaj operacji|popis"
        "|zpráva pro příjemce|poznámka|zpráva|popis transakce|popis operace"
        "|účel platby|zpráva pro mě|detaily|zpráva pro plátce|označení operace"
        "|uživatelská identifikace|av pole|typ pohybu|moje poznámka|typ transakce"
        "|komentář|informácia pre príjemcu|správa|správa pre|popis transakcie"
        "|správa pre príjemcu|účel|detail|poznámka pre príjemcu"
        "|informácia pre platiteľa|referencia platiteľa|opis plaćanja|svrha"
        "|svrha plaćanja|opis transakcije|svrha doznake|opis prometa|namen"
        "|namen plačila|opis namena|svrha uplate|namen nakazila|opis plačila"
        "|poziv opis|opis knjiženja|opis promjene"
    ),
    "reference": (
        "variabilní symbol|vs|variabilný symbol|reference|poziv na broj|sklic"
        "|referencja|referenca|poziv na broj primatelja|numer referencyjny|referencia"
    ),
    "bank_id": (
        "id pohybu|id transakce|číslo transakce|identifikace transakce|nr transakcji"
        "|numer transakcji|id operacji|id transakcji|id operace|referenční číslo"
        "|číslo pohybu|id transakcie|referencia banky|broj transakcije|id transakcije"
        "|referenca banke|broj naloga|id prometa|identifikátor transakce"
    ),
    "balance": (
        "saldo|saldo po operacji|saldo po transakcji|saldo rachunku|stan konta"
        "|saldo końcowe|saldo księgowe|saldo po|zůstatek|zůstatek po pohybu"
        "|účetní zůstatek|zůstatek po transakci|disponibilní zůstatek"
        "|zůstatek po zaúčtování|zůstatek účtu|konečný zůstatek|zostatok"
        "|zostatok po transakcii|účtovný zostatok|zostatok po pohybe|stav účtu|stanje"
        "|novo stanje|stanje po transakciji|stanje računa|stanje nakon|saldo nakon"
        "|stanje po prometu"
    ),
    "status": (
        "stan|status operacji|stav|status transakcije|stanje naloga|status transakcji"
    ),
    "fee": "prowizja|opłata|poplatek|poplatky|poplatok|naknada|provizija|nadomestilo",
    "card": "karta|numer karty|číslo karty|kartica|broj kartice|nr karty",
    "gross": "kwota brutto|brutto|hrubá částka|bruto",
    "net": "kwota netto|netto|čistá částka|neto",
}
