// Range requests -> the bytes of a file.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "kernel/io/byte_source.h"
#include "kernel/io/http_request.h"

namespace weft::kernel {

/// Asks for bytes [begin, end) of a file. Returns a response that is a success or has status 416 (the file has no such bytes);
/// throws a data Error that says why for any other.
using RangeRequest =
    std::function<HttpResponse(std::uint64_t begin, std::uint64_t end, const HttpStart& start, const HttpBody& body)>;

/// A file that is read by such requests; `path` is for messages. When it was looked at before, nothing is asked for until it is
/// read, and each answer must be of a file with those facts. Else the first bytes are asked for, which tells the size, the stamp,
/// and whether the server has ranges. From a server without them the file is read once, into a temporary file that parts share.
std::unique_ptr<ByteSource> open_ranges(const std::string& path, RangeRequest request, const FileFacts* expected);

/// The value of a Range header for bytes [begin, end).
std::string range_text(std::uint64_t begin, std::uint64_t end);

}  // namespace weft::kernel
