// Text of older encodings <-> UTF-8.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "kernel/io/byte_source.h"
#include "kernel/io/output_file.h"

namespace weft::kernel {

/// The encoding that a program calls so, as Python does: "latin-1", "cp1252", "utf-16", or "" for UTF-8. Throws a user Error,
/// which begins with `what`, for another one.
std::string encoding_named(std::string_view what, const std::string& name);

/// UTF-8 of a text of that encoding. UTF-16 begins with a mark of its byte order, or is little-endian. `path` is for messages.
std::unique_ptr<ByteStream> decode_text(std::unique_ptr<ByteStream> encoded, const std::string& encoding,
                                        const std::string& path);

/// The number of characters of a piece of UTF-8, each of which counts where its first byte is.
std::size_t num_characters(std::string_view text);

/// A file that holds the UTF-8 that is written to it in an encoding: of decode_text(), or "utf-16-le", which has no mark. A
/// character that it has none for is a data Error.
std::unique_ptr<OutputFile> encode_text(std::unique_ptr<OutputFile> file, const std::string& encoding);

/// The same of some text.
std::string encoded_text(std::string text, const std::string& encoding);

}  // namespace weft::kernel
