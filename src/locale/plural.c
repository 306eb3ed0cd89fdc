/* The plural expression, turned into steps of a stack machine: all operators are total
   (x/0 is 0), so both branches of a choice can be worked out and nothing has to jump. */
#include "locale/plural.h"

#include <ctype.h>
#include <string.h>

enum op {
    OP_NUMBER = '#',
    OP_N = 'n',
    OP_NOT = '!',
    OP_MUL = '*',
    OP_DIV = '/',
    OP_MOD = '%',
    OP_ADD = '+',
    OP_SUB = '-',
    OP_LESS = '<',
    OP_MORE = '>',
    OP_AT_MOST = 'l',
    OP_AT_LEAST = 'm',
    OP_SAME = '=',
    OP_OTHER = 'o',
    OP_AND = '&',
    OP_OR = '|',
    OP_CHOICE = '?',
};

/* From the weakest to the strongest; of two that start alike the longer comes first. */
static const struct {
    const char *sign;
    int strength;
    enum op op;
} binaries[] = {
    {"||", 1, OP_OR},      {"&&", 2, OP_AND},      {"==", 3, OP_SAME}, {"!=", 3, OP_OTHER},
    {"<=", 4, OP_AT_MOST}, {">=", 4, OP_AT_LEAST}, {"<", 4, OP_LESS},  {">", 4, OP_MORE},
    {"+", 5, OP_ADD},      {"-", 5, OP_SUB},       {"*", 6, OP_MUL},   {"/", 6, OP_DIV},
    {"%", 6, OP_MOD},
};
#define BINARIES (sizeof binaries / sizeof *binaries)

struct reader {
    const char *at, *end;
    struct plural *out;
    struct err *err;
};

static bool read_choice(struct reader *reader, int depth);

static void skip_blank(struct reader *reader)
{
    while (reader->at < reader->end && isspace((unsigned char)*reader->at))
        reader->at++;
}

static bool take(struct reader *reader, const char *sign)
{
    skip_blank(reader);
    size_t len = strlen(sign);
    if ((size_t)(reader->end - reader->at) < len || memcmp(reader->at, sign, len) != 0)
        return false;
    reader->at += len;
    return true;
}

static bool expect(struct reader *reader, const char *sign)
{
    if (take(reader, sign))
        return true;
    if (reader->at == reader->end)
        return err_set(reader->err, "Plural-Forms ends where %s is missing", sign);
    return err_set(reader->err, "Plural-Forms: expected %s at \"%.*s\"", sign,
                   (int)(reader->end - reader->at), reader->at);
}

static bool read_number(struct reader *reader, uint64_t *out)
{
    skip_blank(reader);
    const char *start = reader->at;
    *out = 0;
    while (reader->at < reader->end && isdigit((unsigned char)*reader->at)) {
        *out = *out * 10 + (uint64_t)(*reader->at++ - '0');
        if (*out > UINT32_MAX)
            return err_set(reader->err, "Plural-Forms: a number is too large");
    }
    return reader->at > start || expect(reader, "a number");
}

static bool put(struct reader *reader, enum op op, uint64_t value)
{
    struct plural *out = reader->out;
    if (out->count == PLURAL_STEPS)
        return err_set(reader->err, "Plural-Forms: longer than %d numbers and operators",
                       PLURAL_STEPS);
    out->steps[out->count++] = (struct plural_step){(char)op, value};
    return true;
}

static bool read_unary(struct reader *reader, int depth)
{
    if (depth > PLURAL_DEPTH)
        return err_set(reader->err, "Plural-Forms: nested more than %d deep", PLURAL_DEPTH);
    if (take(reader, "!"))
        return read_unary(reader, depth + 1) && put(reader, OP_NOT, 0);
    if (take(reader, "("))
        return read_choice(reader, depth + 1) && expect(reader, ")");
    if (take(reader, "n"))
        return put(reader, OP_N, 0);
    uint64_t value;
    return read_number(reader, &value) && put(reader, OP_NUMBER, value);
}

/* The operator that comes next if it binds at least so strongly, else BINARIES. */
static size_t take_binary(struct reader *reader, int strength)
{
    for (size_t i = 0; i < BINARIES; i++) {
        if (binaries[i].strength >= strength && take(reader, binaries[i].sign))
            return i;
    }
    return BINARIES;
}

static bool read_binary(struct reader *reader, int strength, int depth)
{
    if (!read_unary(reader, depth))
        return false;
    for (size_t i; (i = take_binary(reader, strength)) < BINARIES;) {
        if (!read_binary(reader, binaries[i].strength + 1, depth) ||
            !put(reader, binaries[i].op, 0))
            return false;
    }
    return true;
}

static bool read_choice(struct reader *reader, int depth)
{
    if (!read_binary(reader, 1, depth))
        return false;
    if (!take(reader, "?"))
        return true;
    return read_choice(reader, depth + 1) && expect(reader, ":") &&
           read_choice(reader, depth + 1) && put(reader, OP_CHOICE, 0);
}

bool plural_read(struct plural *out, const char *text, size_t len, struct err *err)
{
    *out = (struct plural){0};
    struct reader reader = {text, text + len, out, err};
    uint64_t forms;
    if (!expect(&reader, "nplurals") || !expect(&reader, "=") || !read_number(&reader, &forms) ||
        !expect(&reader, ";"))
        return false;
    if (forms < 1 || forms > PLURAL_FORMS)
        return err_set(err, "Plural-Forms: nplurals is not 1 to %d", PLURAL_FORMS);
    out->forms = (int)forms;
    if (!expect(&reader, "plural") || !expect(&reader, "=") || !read_choice(&reader, 0))
        return false;
    /* What stands behind it belongs to other fields, whose line feed was forgotten. */
    return take(&reader, ";") || reader.at == reader.end || expect(&reader, "the end");
}

static uint64_t work_out(enum op op, uint64_t a, uint64_t b)
{
    switch (op) {
    case OP_NUMBER:
    case OP_N:
    case OP_NOT:
    case OP_CHOICE: break; /* not of two operands */
    case OP_MUL: return a * b;
    case OP_DIV: return b ? a / b : 0;
    case OP_MOD: return b ? a % b : 0;
    case OP_ADD: return a + b;
    case OP_SUB: return a - b;
    case OP_LESS: return a < b;
    case OP_MORE: return a > b;
    case OP_AT_MOST: return a <= b;
    case OP_AT_LEAST: return a >= b;
    case OP_SAME: return a == b;
    case OP_OTHER: return a != b;
    case OP_AND: return a && b;
    case OP_OR: return a || b;
    }
    return 0;
}

int plural_form(const struct plural *plural, uint64_t n)
{
    uint64_t stack[PLURAL_STEPS + 1] = {0};
    uint64_t *top = stack; /* the last one pushed; stack[0] stays 0 */
    for (int i = 0; i < plural->count; i++) {
        enum op op = (enum op)plural->steps[i].op;
        if (op == OP_NUMBER) {
            *++top = plural->steps[i].value;
        } else if (op == OP_N) {
            *++top = n;
        } else if (op == OP_NOT) {
            *top = !*top;
        } else if (op == OP_CHOICE) {
            top -= 2;
            *top = top[0] ? top[1] : top[2];
        } else {
            top--;
            *top = work_out(op, top[0], top[1]);
        }
    }
    return *top < (uint64_t)plural->forms ? (int)*top : 0;
}
