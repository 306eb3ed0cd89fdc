/* A signature and a key, with one 0xFF byte between them. */
#include "fuzz.h"
#include "sign/minisig.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char small[] = "a small pack\n";
    struct bytes bytes = bytes_of(data, size);
    size_t sig_len, key_len;
    char *sig_text = bytes_part(&bytes, &sig_len), *key_text = bytes_part(&bytes, &key_len);
    struct minisig sig;
    struct minisig_key key;
    struct err err;
    const struct digest digest = digest_of(small, sizeof small - 1);
    bool read = minisig_read(sig_text, sig_len, &sig, &err);
    if (read) {
        PROMISE(memchr(sig.comment, '\0', sizeof sig.comment));
        PROMISE(!strchr(sig.comment, '\r') && !strchr(sig.comment, '\x1b'));
        minisig_time_s(&sig);
    }
    if (minisig_read_key(key_text, key_len, &key, &err)) {
        unsigned char id[8];
        PROMISE(minisig_parse_id(minisig_key_id(key.id).text, id));
        PROMISE(memcmp(id, key.id, sizeof id) == 0);
        if (read)
            minisig_verify(&sig, &key, &digest, &err);
    }
    free(sig_text);
    free(key_text);
    return 0;
}
