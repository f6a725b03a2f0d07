// Private keys: making, reading and writing them.

#include "internal.h"

#include <openssl/core_names.h>
#include <openssl/dsa.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

static EVP_PKEY *generated(EVP_PKEY_CTX *context) {
    EVP_PKEY *key = NULL;
    return EVP_PKEY_generate(context, &key) > 0 ? key : NULL;
}

static EVP_PKEY *generate_rsa(EVP_PKEY_CTX *context, int bits) {
    if (EVP_PKEY_keygen_init(context) <= 0 || EVP_PKEY_CTX_set_rsa_keygen_bits(context, bits) <= 0) return NULL;
    return generated(context);
}

static EVP_PKEY *generate_ec(EVP_PKEY_CTX *context) {
    if (EVP_PKEY_keygen_init(context) <= 0 || EVP_PKEY_CTX_set_group_name(context, "P-256") <= 0) return NULL;
    return generated(context);
}

static EVP_PKEY *generate_ed25519(EVP_PKEY_CTX *context) {
    return EVP_PKEY_keygen_init(context) > 0 ? generated(context) : NULL;
}

static EVP_PKEY *generate_dsa(sb_seeded *seeded, EVP_PKEY_CTX *context) {
    if (EVP_PKEY_paramgen_init(context) <= 0 || EVP_PKEY_CTX_set_dsa_paramgen_bits(context, 2048) <= 0
        || EVP_PKEY_CTX_set_dsa_paramgen_q_bits(context, 256) <= 0) {
        return NULL;
    }
    EVP_PKEY *domain = generated(context), *key = NULL;
    EVP_PKEY_CTX *second = domain == NULL ? NULL : EVP_PKEY_CTX_new_from_pkey(seeded->library, domain, NULL);
    if (second != NULL && EVP_PKEY_keygen_init(second) > 0) key = generated(second);
    EVP_PKEY_CTX_free(second);
    EVP_PKEY_free(domain);
    return key;
}

sb_key *sb_key_generate(sb_seeded *seeded, enum sb_key_kind kind, int bits) {
    static const char *names[] = {"", "RSA", "DSA", "EC", "ED25519"};
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_name(seeded->library, names[kind], NULL);
    EVP_PKEY *key = NULL;
    if (context != NULL) {
        switch (kind) {
        case SB_KEY_RSA: key = generate_rsa(context, bits); break;
        case SB_KEY_DSA: key = generate_dsa(seeded, context); break;
        case SB_KEY_EC: key = generate_ec(context); break;
        case SB_KEY_ED25519: key = generate_ed25519(context); break;
        case SB_KEY_OTHER: break;
        }
    }
    EVP_PKEY_CTX_free(context);
    return (sb_key *)key;
}

static EVP_PKEY *read_pkcs8(sb_seeded *seeded, const unsigned char **der, size_t count) {
    PKCS8_PRIV_KEY_INFO *info = d2i_PKCS8_PRIV_KEY_INFO(NULL, der, (long)count);
    EVP_PKEY *key = info == NULL ? NULL : EVP_PKCS82PKEY_ex(info, seeded->library, NULL);
    PKCS8_PRIV_KEY_INFO_free(info);
    return key;
}

sb_key *sb_key_read(sb_seeded *seeded, enum sb_key_kind kind, const unsigned char *der, size_t count) {
    static const int types[] = {EVP_PKEY_NONE, EVP_PKEY_RSA, EVP_PKEY_DSA, EVP_PKEY_EC, EVP_PKEY_ED25519};
    const unsigned char *end = der + count;
    if (count > LONG_MAX) return NULL;
    EVP_PKEY *key = kind == SB_KEY_OTHER
        ? read_pkcs8(seeded, &der, count)
        : d2i_PrivateKey_ex(types[kind], NULL, &der, (long)count, seeded->library, NULL);
    // Some readers fall back on other forms: the key must be of the kind asked for, and nothing may follow it.
    if (key != NULL && (der != end || (kind != SB_KEY_OTHER && sb_key_kind((sb_key *)key) != kind))) {
        EVP_PKEY_free(key);
        key = NULL;
    }
    return (sb_key *)key;
}

enum sb_key_kind sb_key_kind(const sb_key *key) {
    switch (EVP_PKEY_get_base_id(openssl_key(key))) {
    case EVP_PKEY_RSA: return SB_KEY_RSA;
    case EVP_PKEY_DSA: return SB_KEY_DSA;
    case EVP_PKEY_EC: return SB_KEY_EC;
    case EVP_PKEY_ED25519: return SB_KEY_ED25519;
    default: return SB_KEY_OTHER;
    }
}

int sb_key_bits(const sb_key *key) { return EVP_PKEY_get_bits(openssl_key(key)); }

char *sb_key_text(const sb_key *key) {
    BIO *output = BIO_new(BIO_s_mem());
    if (output == NULL) return NULL;
    EVP_PKEY *pkey = openssl_key(key);
    int is_written = sb_key_kind(key) == SB_KEY_ED25519
        ? PEM_write_bio_PKCS8PrivateKey(output, pkey, NULL, NULL, 0, NULL, NULL)
        : PEM_write_bio_PrivateKey_traditional(output, pkey, NULL, NULL, 0, NULL, NULL);
    return sb_text_of(output, is_written);
}

void sb_key_free(sb_key *key) { EVP_PKEY_free(openssl_key(key)); }

char *sb_pem_first(const char *text, size_t bytes, unsigned char **der, size_t *count) {
    char *label = NULL, *header = NULL, *copy = NULL;
    unsigned char *data = NULL;
    long length = 0;
    BIO *input = bytes > INT_MAX ? NULL : BIO_new_mem_buf(text, (int)bytes);
    if (input != NULL && PEM_read_bio(input, &label, &header, &data, &length)) {
        copy = strdup(label);
        *der = data;
        *count = (size_t)length;
        if (copy == NULL) OPENSSL_free(data);
    }
    OPENSSL_free(label);
    OPENSSL_free(header);
    BIO_free(input);
    ERR_clear_error();
    return copy;
}

void sb_bytes_free(unsigned char *bytes, size_t count) { OPENSSL_clear_free(bytes, count); }

char *sb_text_of(BIO *output, int is_written) {
    char *start = NULL, *text = NULL;
    long length = BIO_get_mem_data(output, &start);
    if (is_written && length >= 0) text = strndup(start, (size_t)length);
    BIO_free(output);
    return text;
}

void sb_seeded_text_free(char *text) {
    if (text == NULL) return;
    OPENSSL_cleanse(text, strlen(text));
    free(text);
}
