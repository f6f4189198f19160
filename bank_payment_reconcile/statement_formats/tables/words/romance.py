"""Names of columns: Portuguese, Romanian."""

WORDS = {
    "booked": (
        "data lançamento|data de lançamento|data do lançamento|data contabilística"
        "|data contábil|data mov|data do movimento|data movimento|data de movimento"
        "|data balancete|dt movimento|dt lançamento|data da operação|data operação"
        "|data înregistrării|data inregistrare|data contabilă|data procesării"
        "|data decontării|data tranzacției contabile"
    ),
    "day": (
        "data|data transação|data da transação|data hora|data e hora|dt operação"
        "|data pagamento|data da compra|data tranzacției|data tranzactie"
        "|data tranzactiei|data operațiunii|data operatiune|data si ora|data platii"
    ),
    "value_date": "data valor|data-valor|dt valor|data valuta|data valutei|valută data",
    "amount": (
        "valor|montante|importância|valor do movimento|valor movimento|quantia"
        "|valor r$|valor (r$)|valor em eur|valor lançamento|valor da transação"
        "|valor transação|montante eur|valor operação|sumă|suma|valoare"
        "|suma tranzacției|suma tranzactie|valoare tranzacție|suma in moneda contului"
        "|suma ron"
    ),
    "debit": (
        "débito|débitos|saída|saídas|débito (r$)|valor débito|montante débito|despesa"
        "|despesas|levantamentos|a débito|retiradas|debit|debite|suma debit"
        "|suma debitată|plăți|ieșiri|debit ron|sume debitoare|rulaj debitor"
    ),
    "credit": (
        "crédito|créditos|entrada|entradas|crédito (r$)|valor crédito"
        "|montante crédito|receita|receitas|depósitos|a crédito|credit|credite"
        "|suma credit|suma creditată|încasări|intrări|credit ron|sume creditoare"
        "|rulaj creditor"
    ),
    "sign": (
        "débito crédito|débito/crédito|d/c|natureza|tipo movimento|sinal"
        "|tipo lançamento|debit/credit|tip operațiune|sens"
    ),
    "currency": "moeda|divisa|moneda|valuta|moeda da conta|moneda contului|valută",
    "original_amount": "valor original|montante original|valor moeda estrangeira",
    "original_currency": "moeda original|moeda estrangeira|moneda originală",
    "account": (
        "conta|número de conta|nº conta|n.º conta|conta bancária|conta corrente"
        "|número da conta|nib|cont|număr cont|numar cont|contul|cont iban|iban cont"
        "|contul meu|cont client"
    ),
    "partner_account": (
        "conta destino|conta origem|iban destinatário|iban ordenante"
        "|iban beneficiário|conta contraparte|conta do beneficiário|cont beneficiar"
        "|cont partener|iban partener|cont corespondent|iban beneficiar|cont plătitor"
        "|iban contrapartida"
    ),
    "partner_bic": "bic contraparte|cod bic|bic partener|banca partener",
    "partner_name": (
        "beneficiário|ordenante|nome|contraparte|destinatário|remetente|favorecido"
        "|nome do favorecido|nome beneficiário|entidade|pagador|beneficiar|plătitor"
        "|nume beneficiar|partener|nume partener|ordonator|nume plătitor"
        "|beneficiar/ordonator|nume|nume beneficiar/ordonator|contrapartidă"
    ),
    "text": (
        "descrição|descritivo|histórico|lançamento|descrição do movimento|detalhe"
        "|detalhes|descritivo do movimento|descrição da operação|observações"
        "|observação|movimento|título|tipo de transação|descriere|detalii"
        "|detalii tranzacție|explicații|detalii tranzactie|descriere tranzacție"
        "|descrierea tranzacției|explicație|detalii plată|tip tranzacție|informații"
        "|memo|comentário|complemento|operação"
    ),
    "reference": "referência|referință|nº referência|referinta",
    "bank_id": (
        "identificador|docto|documento|nº documento|número documento|nº doc"
        "|id transação|nr doc|referinta tranzactiei|referința tranzacției"
        "|nr tranzacție|id tranzacție|nr documento|nr. referinta"
    ),
    "balance": (
        "saldo|saldo contabilístico|saldo contábil|saldo após movimento"
        "|saldo disponível|saldo (r$)|saldo após o movimento|saldo final"
        "|saldo autorizado|saldo do dia|saldo após|sold|sold contabil|sold final"
        "|sold disponibil|sold cont|sold după|sold după tranzacție|balanță|saldos"
        "|saldo final do dia|saldo atual"
    ),
    "status": "estado|situação|stare|status tranzacție",
    "fee": "taxa|tarifa|comissão|comissões|encargos|comision|comisioane|taxă",
    "gross": "valor bruto|bruto|valoare brută|brut",
    "net": "valor líquido|líquido|valoare netă|net",
    "card": "cartão|número do cartão|card|nr card",
}
