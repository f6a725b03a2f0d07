// X.509 certificates, with the extensions and in the order in which Go's crypto/x509 writes them.

#include "internal.h"

#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

struct sb_certificate {
    OSSL_LIB_CTX *library;
    X509 *x509;
    // Other names of the subject; host names come before addresses.
    GENERAL_NAMES *names;
};

static sb_certificate *empty(sb_seeded *seeded) {
    sb_certificate *certificate = calloc(1, sizeof *certificate);
    if (certificate == NULL) return NULL;
    certificate->library = seeded->library;
    certificate->x509 = X509_new_ex(seeded->library, NULL);
    certificate->names = sk_GENERAL_NAME_new_null();
    if (certificate->x509 != NULL && certificate->names != NULL) return certificate;
    sb_certificate_free(certificate);
    return NULL;
}

static int set_serial(X509 *x509, const unsigned char *serial, size_t count) {
    BIGNUM *number = BN_bin2bn(serial, (int)count, NULL);
    int is_set = number != NULL && BN_to_ASN1_INTEGER(number, X509_get_serialNumber(x509)) != NULL;
    BN_free(number);
    return is_set;
}

sb_certificate *sb_certificate_new(
    sb_seeded *seeded, const unsigned char *serial, size_t count, int64_t not_before, int64_t not_after) {
    sb_certificate *certificate = empty(seeded);
    if (certificate == NULL) return NULL;
    X509 *x509 = certificate->x509;
    if (X509_set_version(x509, X509_VERSION_3) && set_serial(x509, serial, count)
        && ASN1_TIME_set(X509_getm_notBefore(x509), (time_t)not_before) != NULL
        && ASN1_TIME_set(X509_getm_notAfter(x509), (time_t)not_after) != NULL) {
        return certificate;
    }
    sb_certificate_free(certificate);
    return NULL;
}

sb_certificate *sb_certificate_read(sb_seeded *seeded, const unsigned char *der, size_t count) {
    sb_certificate *certificate = empty(seeded);
    if (certificate == NULL) return NULL;
    const unsigned char *end = der + count;
    // On failure OpenSSL frees what it was to read into.
    if (count <= LONG_MAX && d2i_X509(&certificate->x509, &der, (long)count) != NULL && der == end) return certificate;
    sb_certificate_free(certificate);
    return NULL;
}

int sb_certificate_set_common_name(sb_certificate *certificate, const char *name, size_t bytes, int is_printable) {
    int type = is_printable ? V_ASN1_PRINTABLESTRING : V_ASN1_UTF8STRING;
    return bytes <= INT_MAX
        && X509_NAME_add_entry_by_NID(
            X509_get_subject_name(certificate->x509), NID_commonName, type, (const unsigned char *)name, (int)bytes, -1,
            0);
}

static int add_name(sb_certificate *certificate, int type, ASN1_STRING *value, const void *bytes, size_t count) {
    GENERAL_NAME *name = GENERAL_NAME_new();
    if (name != NULL && value != NULL && count <= INT_MAX && ASN1_STRING_set(value, bytes, (int)count)) {
        GENERAL_NAME_set0_value(name, type, value);
        if (sk_GENERAL_NAME_push(certificate->names, name) > 0) return 1;
        value = NULL;
    }
    GENERAL_NAME_free(name);
    ASN1_STRING_free(value);
    return 0;
}

int sb_certificate_add_host(sb_certificate *certificate, const char *name, size_t bytes) {
    return add_name(certificate, GEN_DNS, ASN1_IA5STRING_new(), name, bytes);
}

int sb_certificate_add_address(sb_certificate *certificate, const unsigned char *address, size_t count) {
    return add_name(certificate, GEN_IPADD, ASN1_OCTET_STRING_new(), address, count);
}

int sb_certificate_has_key(const sb_certificate *certificate, const sb_key *key) {
    return X509_check_private_key(certificate->x509, openssl_key(key)) == 1;
}

int sb_certificate_is_signed_by(const sb_certificate *certificate, const sb_certificate *issuer) {
    EVP_PKEY *key = X509_get0_pubkey(issuer->x509);
    int is_signed = key != NULL && X509_verify(certificate->x509, key) == 1;
    ERR_clear_error();
    return is_signed;
}

static int add_usage(X509 *x509, int is_authority) {
    // The bits of RFC 5280 §4.2.1.3.
    enum { DIGITAL_SIGNATURE = 0, KEY_ENCIPHERMENT = 2, CERTIFICATE_SIGNING = 5 };
    ASN1_BIT_STRING *bits = ASN1_BIT_STRING_new();
    int is_added = bits != NULL && ASN1_BIT_STRING_set_bit(bits, DIGITAL_SIGNATURE, 1)
        && ASN1_BIT_STRING_set_bit(bits, KEY_ENCIPHERMENT, 1)
        && (!is_authority || ASN1_BIT_STRING_set_bit(bits, CERTIFICATE_SIGNING, 1))
        && X509_add1_ext_i2d(x509, NID_key_usage, bits, 1, X509V3_ADD_APPEND) > 0;
    ASN1_BIT_STRING_free(bits);
    return is_added;
}

static int add_purposes(X509 *x509) {
    EXTENDED_KEY_USAGE *purposes = sk_ASN1_OBJECT_new_null();
    int is_added = purposes != NULL && sk_ASN1_OBJECT_push(purposes, OBJ_nid2obj(NID_server_auth)) > 0
        && sk_ASN1_OBJECT_push(purposes, OBJ_nid2obj(NID_client_auth)) > 0
        && X509_add1_ext_i2d(x509, NID_ext_key_usage, purposes, 0, X509V3_ADD_APPEND) > 0;
    sk_ASN1_OBJECT_free(purposes);
    return is_added;
}

static int add_constraints(X509 *x509, int is_authority) {
    BASIC_CONSTRAINTS *constraints = BASIC_CONSTRAINTS_new();
    if (constraints != NULL) constraints->ca = is_authority ? 0xFF : 0;
    int is_added = constraints != NULL
        && X509_add1_ext_i2d(x509, NID_basic_constraints, constraints, 1, X509V3_ADD_APPEND) > 0;
    BASIC_CONSTRAINTS_free(constraints);
    return is_added;
}

static int add_subject_key_id(X509 *x509) {
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int count = 0;
    ASN1_OCTET_STRING *id = ASN1_OCTET_STRING_new();
    int is_added = id != NULL && X509_pubkey_digest(x509, EVP_sha1(), digest, &count)
        && ASN1_OCTET_STRING_set(id, digest, (int)count)
        && X509_add1_ext_i2d(x509, NID_subject_key_identifier, id, 0, X509V3_ADD_APPEND) > 0;
    ASN1_OCTET_STRING_free(id);
    return is_added;
}

// Only where issuer and subject differ and the issuer has an id, as Go does it.
static int add_authority_key_id(X509 *x509, X509 *issuer) {
    ASN1_OCTET_STRING *id = X509_get_ext_d2i(issuer, NID_subject_key_identifier, NULL, NULL);
    int is_own = X509_NAME_cmp(X509_get_subject_name(x509), X509_get_subject_name(issuer)) == 0;
    if (id == NULL || is_own) {
        ASN1_OCTET_STRING_free(id);
        return 1;
    }
    AUTHORITY_KEYID *authority = AUTHORITY_KEYID_new();
    if (authority == NULL) {
        ASN1_OCTET_STRING_free(id);
        return 0;
    }
    authority->keyid = id;
    int is_added = X509_add1_ext_i2d(x509, NID_authority_key_identifier, authority, 0, X509V3_ADD_APPEND) > 0;
    AUTHORITY_KEYID_free(authority);
    return is_added;
}

static int add_names(sb_certificate *certificate) {
    if (sk_GENERAL_NAME_num(certificate->names) == 0) return 1;
    int is_critical = X509_NAME_entry_count(X509_get_subject_name(certificate->x509)) == 0;
    return X509_add1_ext_i2d(
               certificate->x509, NID_subject_alt_name, certificate->names, is_critical, X509V3_ADD_APPEND)
        > 0;
}

// The digest that Go takes for a key; none for Ed25519.
static const char *digest_for(const sb_key *key) {
    switch (sb_key_kind(key)) {
    case SB_KEY_ED25519: return NULL;
    case SB_KEY_EC: return sb_key_bits(key) > 384 ? "SHA512" : sb_key_bits(key) > 256 ? "SHA384" : "SHA256";
    default: return "SHA256";
    }
}

int sb_certificate_sign(
    sb_certificate *certificate, const sb_key *key, int is_authority, const sb_certificate *issuer,
    const sb_key *issuer_key) {
    X509 *x509 = certificate->x509;
    X509 *parent = issuer == NULL ? x509 : issuer->x509;
    if (!X509_set_pubkey(x509, openssl_key(key)) || !X509_set_issuer_name(x509, X509_get_subject_name(parent))
        || !add_usage(x509, is_authority) || !add_purposes(x509) || !add_constraints(x509, is_authority)
        || (is_authority && !add_subject_key_id(x509)) || !add_authority_key_id(x509, parent)
        || !add_names(certificate)) {
        return 0;
    }
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    int is_signed = context != NULL
        && EVP_DigestSignInit_ex(
            context, NULL, digest_for(issuer_key), certificate->library, NULL, openssl_key(issuer_key), NULL)
        && X509_sign_ctx(x509, context) > 0;
    EVP_MD_CTX_free(context);
    return is_signed;
}

char *sb_certificate_text(const sb_certificate *certificate) {
    BIO *output = BIO_new(BIO_s_mem());
    return output == NULL ? NULL : sb_text_of(output, PEM_write_bio_X509(output, certificate->x509));
}

void sb_certificate_free(sb_certificate *certificate) {
    if (certificate == NULL) return;
    X509_free(certificate->x509);
    GENERAL_NAMES_free(certificate->names);
    free(certificate);
}
