// Turns what a browser accepts into the form in which a body is sent to it.
#pragma once

#include <string_view>

#include <weft/http.h>

namespace weft::server {

enum class ContentEncoding { identity, gzip, brotli };

/// The smallest of the forms at hand that the client accepts, by the header Accept-Encoding with its weights (RFC 9110, 12.5.3);
/// identity when it accepts none of them, as that is what every client can read.
ContentEncoding choose_encoding(std::string_view accept_encoding, bool has_gzip, bool has_brotli);

/// Whether If-None-Match names the tag (RFC 9110, 13.1.2): then the answer is 304.
bool matches_etag(std::string_view if_none_match, std::string_view etag);

/// Compresses the body with gzip where that pays: for text of more than 1 KiB to a client that accepts it and is not on this
/// machine, where copying the bytes is faster than compressing them.
void compress_for(const Request& request, Response& response);

}  // namespace weft::server
