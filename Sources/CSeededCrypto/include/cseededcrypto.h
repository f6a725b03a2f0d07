#ifndef SIGNALBOX_CSEEDEDCRYPTO_H
#define SIGNALBOX_CSEEDEDCRYPTO_H

// Keys, certificates and password hashes from OpenSSL and libcrypt, whose randomness comes from a seed: the same seed
// and arguments give the same bytes again. Nothing here is shared between calls; every object belongs to its caller,
// who uses it on one thread.

#include <stddef.h>
#include <stdint.h>

// An OpenSSL library context of its own, in which every random number follows from the seed.
typedef struct sb_seeded sb_seeded;

// NULL when there is no memory or OpenSSL lacks what it needs.
sb_seeded *sb_seeded_new(const unsigned char *seed, size_t count);
void sb_seeded_free(sb_seeded *seeded);

// Texts that the functions below return end with a zero byte and are freed by this one.
void sb_seeded_text_free(char *text);

// A private key.
typedef struct sb_key sb_key;

enum sb_key_kind {
    SB_KEY_OTHER,
    SB_KEY_RSA,
    SB_KEY_DSA,
    SB_KEY_EC,
    SB_KEY_ED25519,
};

// Makes a key: `bits` is for RSA only. DSA has 2048 and 256 bits, EC is on P-256. NULL on failure.
sb_key *sb_key_generate(sb_seeded *seeded, enum sb_key_kind kind, int bits);
// Reads DER: `kind` says in which of the traditional forms, SB_KEY_OTHER means PKCS #8. NULL when it is something else.
sb_key *sb_key_read(sb_seeded *seeded, enum sb_key_kind kind, const unsigned char *der, size_t count);
enum sb_key_kind sb_key_kind(const sb_key *key);
int sb_key_bits(const sb_key *key);
// PEM: PKCS #8 for Ed25519, the traditional form for the others. NULL on failure.
char *sb_key_text(const sb_key *key);
void sb_key_free(sb_key *key);

// The first PEM block of a text: its label, and its contents, `*count` bytes at `*der`. NULL when there is none.
char *sb_pem_first(const char *text, size_t bytes, unsigned char **der, size_t *count);
void sb_bytes_free(unsigned char *bytes, size_t count);

// A certificate that is being made, or one that was read.
typedef struct sb_certificate sb_certificate;

// Times are seconds since 1970. NULL on failure.
sb_certificate *sb_certificate_new(
    sb_seeded *seeded, const unsigned char *serial, size_t count, int64_t not_before, int64_t not_after);
sb_certificate *sb_certificate_read(sb_seeded *seeded, const unsigned char *der, size_t count);
// The functions that return int return 1 when they succeed and 0 when they do not.
int sb_certificate_set_common_name(sb_certificate *certificate, const char *name, size_t bytes, int is_printable);
int sb_certificate_add_host(sb_certificate *certificate, const char *name, size_t bytes);
// Four or sixteen bytes.
int sb_certificate_add_address(sb_certificate *certificate, const unsigned char *address, size_t count);
int sb_certificate_has_key(const sb_certificate *certificate, const sb_key *key);
// Whether the issuer's key has signed it.
int sb_certificate_is_signed_by(const sb_certificate *certificate, const sb_certificate *issuer);
// Completes a certificate for `key`. No issuer: it is its own.
int sb_certificate_sign(
    sb_certificate *certificate, const sb_key *key, int is_authority, const sb_certificate *issuer,
    const sb_key *issuer_key);
char *sb_certificate_text(const sb_certificate *certificate);
void sb_certificate_free(sb_certificate *certificate);

// `$2b$10$` and so on, 60 characters; NULL on failure. `password` ends with a zero byte.
char *sb_bcrypt(const char *password, const unsigned char salt[16], unsigned long cost);
int sb_scrypt(
    const char *password, size_t bytes, const unsigned char *salt, size_t salt_bytes, uint64_t n, uint64_t r,
    uint64_t p, unsigned char *key, size_t key_bytes);
// 32 bytes.
int sb_hmac_sha256(
    const unsigned char *key, size_t key_bytes, const unsigned char *message, size_t count, unsigned char *code);
// AES-256 in CBC mode without padding; `count` is a multiple of 16.
int sb_aes_cbc(
    int encrypts, const unsigned char key[32], const unsigned char iv[16], const unsigned char *input, size_t count,
    unsigned char *output);
// The bytes of an IP address, 4 or 16; 0 when `text` is none.
size_t sb_address_read(const char *text, unsigned char address[16]);

#endif
