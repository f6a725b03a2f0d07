// Password hashes and the few primitives that go with them.

#include "internal.h"

#include <arpa/inet.h>
#include <crypt.h>
#include <openssl/err.h>
#include <openssl/hmac.h>
#include <stdlib.h>
#include <string.h>

char *sb_bcrypt(const char *password, const unsigned char salt[16], unsigned long cost) {
    char setting[CRYPT_GENSALT_OUTPUT_SIZE];
    if (crypt_gensalt_rn("$2b$", cost, (const char *)salt, 16, setting, sizeof setting) == NULL) return NULL;
    struct crypt_data *data = calloc(1, sizeof *data);
    if (data == NULL) return NULL;
    const char *hash = crypt_rn(password, setting, data, sizeof *data);
    char *copy = hash == NULL ? NULL : strdup(hash);
    OPENSSL_cleanse(data, sizeof *data);
    free(data);
    return copy;
}

int sb_scrypt(
    const char *password, size_t bytes, const unsigned char *salt, size_t salt_bytes, uint64_t n, uint64_t r,
    uint64_t p, unsigned char *key, size_t key_bytes) {
    // What the function needs by its definition, and as much again for its own tables.
    uint64_t memory = 2 * 128 * r * (n + p);
    int is_derived = EVP_PBE_scrypt(password, bytes, salt, salt_bytes, n, r, p, memory, key, key_bytes);
    ERR_clear_error();
    return is_derived;
}

int sb_hmac_sha256(
    const unsigned char *key, size_t key_bytes, const unsigned char *message, size_t count, unsigned char *code) {
    return HMAC(EVP_sha256(), key, (int)key_bytes, message, count, code, NULL) != NULL;
}

int sb_aes_cbc(
    int encrypts, const unsigned char key[32], const unsigned char iv[16], const unsigned char *input, size_t count,
    unsigned char *output) {
    EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
    int written = 0, rest = 0;
    int is_done = context != NULL && EVP_CipherInit_ex2(context, EVP_aes_256_cbc(), key, iv, encrypts, NULL)
        && EVP_CIPHER_CTX_set_padding(context, 0) && EVP_CipherUpdate(context, output, &written, input, (int)count)
        && EVP_CipherFinal_ex(context, output + written, &rest) && (size_t)(written + rest) == count;
    EVP_CIPHER_CTX_free(context);
    ERR_clear_error();
    return is_done;
}

size_t sb_address_read(const char *text, unsigned char address[16]) {
    static const unsigned char mapped[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
    if (inet_pton(AF_INET, text, address) == 1) return 4;
    if (inet_pton(AF_INET6, text, address) != 1) return 0;
    if (memcmp(address, mapped, sizeof mapped) != 0) return 16;
    // An IPv4 address in IPv6 dress is written as what it is.
    memmove(address, address + sizeof mapped, 4);
    return 4;
}
