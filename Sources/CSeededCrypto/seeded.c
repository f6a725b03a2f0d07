// A library context of OpenSSL whose random numbers come from a generator of ours: the keystream is SHA-256 of a
// seed and a counter. OpenSSL takes it as a provider, so every key and every signature made in the context draws from it.

#include "internal.h"

#include <openssl/core_dispatch.h>
#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/params.h>
#include <openssl/provider.h>
#include <openssl/rand.h>
#include <openssl/sha.h>
#include <stdlib.h>
#include <string.h>

#define GENERATOR_NAME "SIGNALBOX-SEEDED"

// One stream. It gives nothing before it has a seed.
struct stream {
    unsigned char seed[SHA256_DIGEST_LENGTH];
    uint64_t counter;
    int is_seeded;
};

static void *stream_new(void *provider, void *parent, const OSSL_DISPATCH *parent_functions) {
    (void)provider, (void)parent, (void)parent_functions;
    return calloc(1, sizeof(struct stream));
}

static void stream_free(void *context) {
    if (context == NULL) return;
    OPENSSL_cleanse(context, sizeof(struct stream));
    free(context);
}

static int stream_instantiate(
    void *context, unsigned int strength, int resistance, const unsigned char *text, size_t count,
    const OSSL_PARAM params[]) {
    (void)context, (void)strength, (void)resistance, (void)text, (void)count, (void)params;
    return 1;
}

static int stream_uninstantiate(void *context) {
    ((struct stream *)context)->is_seeded = 0;
    return 1;
}

static int stream_reseed(
    void *context, int resistance, const unsigned char *entropy, size_t count, const unsigned char *more,
    size_t more_count) {
    struct stream *stream = context;
    (void)resistance, (void)more, (void)more_count;
    // OpenSSL reseeds of itself after some time; only the seed that we give counts.
    if (entropy == NULL || count != sizeof stream->seed) return 1;
    memcpy(stream->seed, entropy, count);
    stream->counter = 0;
    stream->is_seeded = 1;
    return 1;
}

static int stream_generate(
    void *context, unsigned char *output, size_t count, unsigned int strength, int resistance,
    const unsigned char *more, size_t more_count) {
    struct stream *stream = context;
    (void)strength, (void)resistance, (void)more, (void)more_count;
    if (!stream->is_seeded) return 0;
    while (count > 0) {
        unsigned char input[sizeof stream->seed + 8], block[SHA256_DIGEST_LENGTH];
        memcpy(input, stream->seed, sizeof stream->seed);
        for (int byte = 0; byte < 8; byte++) {
            input[sizeof stream->seed + byte] = (unsigned char)(stream->counter >> (8 * (7 - byte)));
        }
        stream->counter++;
        if (SHA256(input, sizeof input, block) == NULL) return 0;
        size_t taken = count < sizeof block ? count : sizeof block;
        memcpy(output, block, taken);
        output += taken;
        count -= taken;
    }
    return 1;
}

static int stream_get_params(void *context, OSSL_PARAM params[]) {
    struct stream *stream = context;
    OSSL_PARAM *param = OSSL_PARAM_locate(params, OSSL_RAND_PARAM_STATE);
    int state = stream->is_seeded ? EVP_RAND_STATE_READY : EVP_RAND_STATE_UNINITIALISED;
    if (param != NULL && !OSSL_PARAM_set_int(param, state)) return 0;
    param = OSSL_PARAM_locate(params, OSSL_RAND_PARAM_STRENGTH);
    if (param != NULL && !OSSL_PARAM_set_uint(param, 256)) return 0;
    param = OSSL_PARAM_locate(params, OSSL_RAND_PARAM_MAX_REQUEST);
    return param == NULL || OSSL_PARAM_set_size_t(param, 1 << 16);
}

static const OSSL_PARAM *stream_gettable_params(void *context, void *provider) {
    static const OSSL_PARAM known[] = {
        OSSL_PARAM_int(OSSL_RAND_PARAM_STATE, NULL),
        OSSL_PARAM_uint(OSSL_RAND_PARAM_STRENGTH, NULL),
        OSSL_PARAM_size_t(OSSL_RAND_PARAM_MAX_REQUEST, NULL),
        OSSL_PARAM_END,
    };
    (void)context, (void)provider;
    return known;
}

// One thread uses a context, so there is nothing to lock.
static int stream_lock(void *context) { return context != NULL; }
static void stream_unlock(void *context) { (void)context; }

typedef void (*function)(void);

static const OSSL_DISPATCH stream_functions[] = {
    {OSSL_FUNC_RAND_NEWCTX, (function)stream_new},
    {OSSL_FUNC_RAND_FREECTX, (function)stream_free},
    {OSSL_FUNC_RAND_INSTANTIATE, (function)stream_instantiate},
    {OSSL_FUNC_RAND_UNINSTANTIATE, (function)stream_uninstantiate},
    {OSSL_FUNC_RAND_GENERATE, (function)stream_generate},
    {OSSL_FUNC_RAND_RESEED, (function)stream_reseed},
    {OSSL_FUNC_RAND_ENABLE_LOCKING, (function)stream_lock},
    {OSSL_FUNC_RAND_LOCK, (function)stream_lock},
    {OSSL_FUNC_RAND_UNLOCK, (function)stream_unlock},
    {OSSL_FUNC_RAND_GET_CTX_PARAMS, (function)stream_get_params},
    {OSSL_FUNC_RAND_GETTABLE_CTX_PARAMS, (function)stream_gettable_params},
    {0, NULL},
};

static const OSSL_ALGORITHM *query(void *provider, int operation, int *no_cache) {
    static const OSSL_ALGORITHM generators[] = {
        {GENERATOR_NAME, "provider=signalbox", stream_functions, "numbers that follow from a seed"},
        {NULL, NULL, NULL, NULL},
    };
    (void)provider;
    *no_cache = 0;
    return operation == OSSL_OP_RAND ? generators : NULL;
}

static int provide(
    const OSSL_CORE_HANDLE *handle, const OSSL_DISPATCH *core, const OSSL_DISPATCH **functions, void **provider) {
    static const OSSL_DISPATCH provided[] = {{OSSL_FUNC_PROVIDER_QUERY_OPERATION, (function)query}, {0, NULL}};
    (void)core;
    *functions = provided;
    *provider = (void *)handle;
    return 1;
}

// Every generator of the context gets a seed of its own.
static int plant(EVP_RAND_CTX *generator, const unsigned char *seed, size_t count, unsigned char number) {
    unsigned char input[SHA256_DIGEST_LENGTH + 1], own[SHA256_DIGEST_LENGTH];
    if (generator == NULL || SHA256(seed, count, input) == NULL) return 0;
    input[SHA256_DIGEST_LENGTH] = number;
    return SHA256(input, sizeof input, own) != NULL && EVP_RAND_reseed(generator, 0, own, sizeof own, NULL, 0);
}

static int prepare(sb_seeded *seeded, const unsigned char *seed, size_t count) {
    OSSL_LIB_CTX *library = seeded->library;
    if (library == NULL || !OSSL_PROVIDER_add_builtin(library, "signalbox", provide)) return 0;
    seeded->standard = OSSL_PROVIDER_load(library, "default");
    seeded->generator = OSSL_PROVIDER_load(library, "signalbox");
    return seeded->standard != NULL && seeded->generator != NULL
        && RAND_set_DRBG_type(library, GENERATOR_NAME, NULL, NULL, NULL)
        && plant(RAND_get0_primary(library), seed, count, 1) && plant(RAND_get0_public(library), seed, count, 2)
        && plant(RAND_get0_private(library), seed, count, 3);
}

sb_seeded *sb_seeded_new(const unsigned char *seed, size_t count) {
    sb_seeded *seeded = calloc(1, sizeof *seeded);
    if (seeded == NULL) return NULL;
    seeded->library = OSSL_LIB_CTX_new();
    if (prepare(seeded, seed, count)) return seeded;
    sb_seeded_free(seeded);
    return NULL;
}

void sb_seeded_free(sb_seeded *seeded) {
    if (seeded == NULL) return;
    if (seeded->generator != NULL) OSSL_PROVIDER_unload(seeded->generator);
    if (seeded->standard != NULL) OSSL_PROVIDER_unload(seeded->standard);
    OSSL_LIB_CTX_free(seeded->library);
    free(seeded);
    // Failures are reported by return values; what OpenSSL noted about them is not for later calls.
    ERR_clear_error();
}
