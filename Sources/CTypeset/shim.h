#pragma once
#include <stdlib.h>
#include <string.h>
#include <cairo.h>
#include <cairo-ft.h>
#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <harfbuzz/hb.h>
#include <harfbuzz/hb-ot.h>

// What does not import into Swift by itself: function-like macros, compound
// constants, and the address of a C static.

/// Ties `owner` to a cairo font face: `release(owner)` runs when cairo lets go
/// of the face, which its cache of scaled fonts may delay beyond our last use.
static inline cairo_status_t ctypeset_set_owner(
    cairo_font_face_t *face, void *owner, void (*release)(void *)) {
    static const cairo_user_data_key_t key = {0};
    return cairo_font_face_set_user_data(face, &key, owner, release);
}

/// Bytes that cairo hands over piece by piece, most of them a word long: a
/// piece must cost no more than its copy.
typedef struct {
    unsigned char *start;
    size_t count;
    size_t capacity;
} ctypeset_bytes;

/// A cairo_write_func_t onto the bytes.
static inline cairo_status_t ctypeset_append(
    void *closure, const unsigned char *data, unsigned int count) {
    ctypeset_bytes *bytes = (ctypeset_bytes *)closure;
    if (bytes->capacity - bytes->count < count) {
        size_t const capacity = (bytes->count + count) * 2;
        unsigned char *const start = (unsigned char *)realloc(bytes->start, capacity);
        if (start == NULL) return CAIRO_STATUS_NO_MEMORY;
        bytes->start = start;
        bytes->capacity = capacity;
    }
    memcpy(bytes->start + bytes->count, data, count);
    bytes->count += count;
    return CAIRO_STATUS_SUCCESS;
}

/// A switched-off feature over the whole buffer.
static inline hb_feature_t ctypeset_feature_off(char a, char b, char c, char d) {
    hb_feature_t feature = {
        HB_TAG(a, b, c, d), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
    return feature;
}

static inline int ctypeset_is_scalable(FT_Face face) {
    return FT_IS_SCALABLE(face) && FT_IS_SFNT(face);
}
static inline int ctypeset_is_bold(FT_Face face) {
    return (face->style_flags & FT_STYLE_FLAG_BOLD) != 0;
}
static inline int ctypeset_is_italic(FT_Face face) {
    return (face->style_flags & FT_STYLE_FLAG_ITALIC) != 0;
}
