// libqpdf asks each program whether it still means PointerHolder: this one never did.
#define POINTERHOLDER_TRANSITION 4
#include "CQPDF.h"

#include <memory>
#include <new>
#include <stdexcept>
#include <string>
#include <vector>

#include <libdeflate.h>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFWriter.hh>

struct cqpdf_file {
    QPDF pdf;
    // The first is object 0.
    std::vector<QPDFObjectHandle> objects{QPDFObjectHandle::newNull()};
    // Knows the numbers of what it wrote.
    std::unique_ptr<QPDFWriter> writer;
    std::shared_ptr<Buffer> output;
    std::string written;
    std::string error;
    bool failed = false;

    cqpdf_object keep(QPDFObjectHandle const &object) {
        objects.push_back(object);
        return static_cast<cqpdf_object>(objects.size() - 1);
    }

    QPDFObjectHandle &operator[](cqpdf_object object) {
        return objects.at(object);
    }

    /// The dictionary itself, or the one of a stream.
    QPDFObjectHandle dictionary(cqpdf_object object) {
        auto &value = objects.at(object);
        return value.isStream() ? value.getDict() : value;
    }

    void fail(char const *reason) noexcept {
        if (failed) return;
        failed = true;
        try {
            error = reason;
        } catch (...) {
            // Out of memory for the reason: the failure still counts.
        }
    }
};

namespace {

/// Runs a step unless one failed before, and keeps its error from leaving C++.
template <class Result, class Step>
Result guarded(cqpdf_file *file, Result otherwise, Step step) noexcept {
    if (file->failed) return otherwise;
    try {
        return step();
    } catch (std::exception const &error) {
        file->fail(error.what());
    } catch (...) {
        file->fail("unknown error");
    }
    return otherwise;
}

template <class Step>
void guarded(cqpdf_file *file, Step step) noexcept {
    guarded(file, 0, [&] { step(); return 0; });
}

/// Pages come uncompressed. libdeflate's first level makes them a twenty-fifth smaller than zlib's third,
/// in three fifths of its instructions; its second takes as many as zlib.
constexpr int compressionLevel = 1;

std::string slashed(char const *name) {
    std::string result(1, '/');
    result += name;
    return result;
}

/// Puts the streams that come as they are into zlib's format; metadata stays open for programs that know
/// nothing of PDF (PDF 1.7, 14.3.2).
void compress(QPDF &pdf) {
    std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)> compressor(
        libdeflate_alloc_compressor(compressionLevel), &libdeflate_free_compressor);
    if (!compressor) throw std::bad_alloc();
    std::string compressed;
    for (auto &object : pdf.getAllObjects()) {
        if (!object.isStream() || object.getDict().hasKey("/Filter")) continue;
        if (object.isStreamOfType("/Metadata")) continue;
        auto const data = object.getRawStreamData();
        compressed.resize(libdeflate_zlib_compress_bound(compressor.get(), data->getSize()));
        auto const count = libdeflate_zlib_compress(
            compressor.get(), data->getBuffer(), data->getSize(), compressed.data(), compressed.size());
        object.replaceStreamData(
            compressed.substr(0, count), QPDFObjectHandle::newName("/FlateDecode"), QPDFObjectHandle::newNull());
    }
}

} // namespace

extern "C" {

const char *cqpdf_version(void) {
    static std::string const version = QPDF::QPDFVersion();
    return version.c_str();
}

cqpdf_file *cqpdf_open(const uint8_t *bytes, size_t count) {
    auto file = new cqpdf_file;
    guarded(file, [&] {
        file->pdf.setSuppressWarnings(true);
        file->pdf.setAttemptRecovery(false);
        file->pdf.processMemoryFile("baocao", reinterpret_cast<char const *>(bytes), count);
    });
    return file;
}

void cqpdf_close(cqpdf_file *file) { delete file; }

const char *cqpdf_error(const cqpdf_file *file) {
    return file->failed ? file->error.c_str() : nullptr;
}

cqpdf_object cqpdf_trailer(cqpdf_file *file) {
    return guarded(file, 0u, [&] { return file->keep(file->pdf.getTrailer()); });
}

cqpdf_object cqpdf_catalog(cqpdf_file *file) {
    return guarded(file, 0u, [&] { return file->keep(file->pdf.getRoot()); });
}

size_t cqpdf_page_count(cqpdf_file *file) {
    return guarded(file, size_t(0), [&] { return file->pdf.getAllPages().size(); });
}

cqpdf_object cqpdf_page(cqpdf_file *file, size_t index) {
    return guarded(file, 0u, [&] { return file->keep(file->pdf.getAllPages().at(index)); });
}

size_t cqpdf_dictionaries(cqpdf_file *file, const char *subtype, cqpdf_object *first) {
    *first = static_cast<cqpdf_object>(file->objects.size());
    return guarded(file, size_t(0), [&] {
        auto const name = slashed(subtype);
        for (auto &object : file->pdf.getAllObjects()) {
            if (object.isDictionaryOfType("", name)) file->keep(object);
        }
        return file->objects.size() - *first;
    });
}

cqpdf_object cqpdf_bool(cqpdf_file *file, bool value) {
    return guarded(file, 0u, [&] { return file->keep(QPDFObjectHandle::newBool(value)); });
}

cqpdf_object cqpdf_integer(cqpdf_file *file, int64_t value) {
    return guarded(file, 0u, [&] { return file->keep(QPDFObjectHandle::newInteger(value)); });
}

cqpdf_object cqpdf_name(cqpdf_file *file, const char *name) {
    return guarded(file, 0u, [&] { return file->keep(QPDFObjectHandle::newName(slashed(name))); });
}

cqpdf_object cqpdf_text(cqpdf_file *file, const char *utf8) {
    return guarded(file, 0u, [&] { return file->keep(QPDFObjectHandle::newUnicodeString(utf8)); });
}

cqpdf_object cqpdf_array(cqpdf_file *file) {
    return guarded(file, 0u, [&] { return file->keep(QPDFObjectHandle::newArray()); });
}

cqpdf_object cqpdf_dictionary(cqpdf_file *file) {
    return guarded(file, 0u, [&] { return file->keep(QPDFObjectHandle::newDictionary()); });
}

cqpdf_object cqpdf_stream(cqpdf_file *file, const uint8_t *bytes, size_t count) {
    return guarded(file, 0u, [&] {
        std::string data(reinterpret_cast<char const *>(bytes), count);
        return file->keep(QPDFObjectHandle::newStream(&file->pdf, data));
    });
}

cqpdf_object cqpdf_indirect(cqpdf_file *file, cqpdf_object value) {
    return guarded(file, 0u, [&] { return file->keep(file->pdf.makeIndirectObject((*file)[value])); });
}

void cqpdf_append(cqpdf_file *file, cqpdf_object array, cqpdf_object item) {
    guarded(file, [&] { (*file)[array].appendItem((*file)[item]); });
}

void cqpdf_set(cqpdf_file *file, cqpdf_object dictionary, const char *key, cqpdf_object value) {
    guarded(file, [&] { file->dictionary(dictionary).replaceKey(slashed(key), (*file)[value]); });
}

cqpdf_object cqpdf_get(cqpdf_file *file, cqpdf_object dictionary, const char *key) {
    return guarded(file, 0u, [&] {
        auto value = file->dictionary(dictionary).getKey(slashed(key));
        return value.isNull() ? 0u : file->keep(value);
    });
}

const char *cqpdf_written(cqpdf_file *file, cqpdf_object value) {
    return guarded(file, "", [&] {
        file->written = (*file)[value].unparseResolved();
        return file->written.c_str();
    });
}

const uint8_t *cqpdf_write(cqpdf_file *file, const char *version, size_t *count) {
    *count = 0;
    return guarded(file, static_cast<uint8_t const *>(nullptr), [&] {
        compress(file->pdf);
        file->writer = std::make_unique<QPDFWriter>(file->pdf);
        auto &writer = *file->writer;
        writer.setOutputMemory();
        writer.setObjectStreamMode(qpdf_o_disable);
        writer.setCompressStreams(false);
        writer.setDecodeLevel(qpdf_dl_none);
        writer.setNewlineBeforeEndstream(true);
        writer.setDeterministicID(true);
        writer.forcePDFVersion(version);
        writer.write();
        file->output = writer.getBufferSharedPointer();
        *count = file->output->getSize();
        return static_cast<uint8_t const *>(file->output->getBuffer());
    });
}

uint32_t cqpdf_number(cqpdf_file *file, cqpdf_object object) {
    return guarded(file, 0u, [&] {
        if (!file->writer) throw std::logic_error("asked for a number before the file was written");
        auto const written = file->writer->getRenumberedObjGen((*file)[object].getObjGen());
        return static_cast<uint32_t>(written.getObj());
    });
}

} // extern "C"
