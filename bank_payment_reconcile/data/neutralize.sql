-- a copy of the database fetches nothing from the bank, and cannot
UPDATE bank_statement_feed
   SET active = false,
       secret = NULL,
       private_key = NULL;
