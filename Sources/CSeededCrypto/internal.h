#ifndef SIGNALBOX_CSEEDEDCRYPTO_INTERNAL_H
#define SIGNALBOX_CSEEDEDCRYPTO_INTERNAL_H

#include "cseededcrypto.h"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/provider.h>

struct sb_seeded {
    OSSL_LIB_CTX *library;
    OSSL_PROVIDER *standard;
    OSSL_PROVIDER *generator;
};

// `sb_key` is OpenSSL's key under a name of ours.
static inline EVP_PKEY *openssl_key(const sb_key *key) { return (EVP_PKEY *)key; }

// What was written to `output`, as text; frees `output`. NULL when `is_written` is 0.
char *sb_text_of(BIO *output, int is_written);

#endif
