#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// The objects of a PDF file by number, over libqpdf's C++ classes.
//
// libqpdf's own C interface does not tell the number under which an object was
// written, and spends six sevenths of each call on itself. Here a number is an
// index and a call goes straight to the object.
//
// No function throws: the first error stays with the file, and what follows it
// does nothing. Object 0 stands for “not there”. Names and keys are given
// without their slash.

#ifdef __cplusplus
extern "C" {
#endif

typedef struct cqpdf_file cqpdf_file;
typedef uint32_t cqpdf_object;

const char *cqpdf_version(void);

/// Opens a file over bytes that must stay where they are until `cqpdf_close`. Never NULL.
cqpdf_file *cqpdf_open(const uint8_t *bytes, size_t count);
void cqpdf_close(cqpdf_file *file);
/// What failed first, in libqpdf's words; NULL when nothing did.
const char *cqpdf_error(const cqpdf_file *file);

cqpdf_object cqpdf_trailer(cqpdf_file *file);
cqpdf_object cqpdf_catalog(cqpdf_file *file);
size_t cqpdf_page_count(cqpdf_file *file);
/// The pages in order, from 0.
cqpdf_object cqpdf_page(cqpdf_file *file, size_t index);

/// The dictionaries that are objects of their own and have this /Subtype, as many as there are: the
/// first one's number and those behind it.
size_t cqpdf_dictionaries(cqpdf_file *file, const char *subtype, cqpdf_object *first);

cqpdf_object cqpdf_bool(cqpdf_file *file, bool value);
cqpdf_object cqpdf_integer(cqpdf_file *file, int64_t value);
cqpdf_object cqpdf_name(cqpdf_file *file, const char *name);
/// UTF-8, written as PDFDocEncoding or UTF-16.
cqpdf_object cqpdf_text(cqpdf_file *file, const char *utf8);
cqpdf_object cqpdf_array(cqpdf_file *file);
cqpdf_object cqpdf_dictionary(cqpdf_file *file);
/// A stream of its own with a copy of these bytes.
cqpdf_object cqpdf_stream(cqpdf_file *file, const uint8_t *bytes, size_t count);
/// The same value as an object of its own, to be referred to.
cqpdf_object cqpdf_indirect(cqpdf_file *file, cqpdf_object value);

void cqpdf_append(cqpdf_file *file, cqpdf_object array, cqpdf_object item);
/// Of a dictionary, or of a stream's dictionary.
void cqpdf_set(cqpdf_file *file, cqpdf_object dictionary, const char *key, cqpdf_object value);
cqpdf_object cqpdf_get(cqpdf_file *file, cqpdf_object dictionary, const char *key);
/// The value as it is written, references as such; valid until the next call.
const char *cqpdf_written(cqpdf_file *file, cqpdf_object value);

/// The whole file, of this version, with an /ID made from its content and without object streams;
/// valid until `cqpdf_close`. NULL after an error.
const uint8_t *cqpdf_write(cqpdf_file *file, const char *version, size_t *count);
/// The number that an object bears in the written file, from 1; 0 when nothing there refers to it.
uint32_t cqpdf_number(cqpdf_file *file, cqpdf_object object);

#ifdef __cplusplus
}
#endif
