// Turns an embedded bundle into the answer to a request for it, without copying it.
#include "dash/assets/bundle_response.h"

#include <string>

#include "server/content_encoding.h"

namespace weft::dash {
namespace {

/// A strong tag names one sequence of bytes, so each form has its own.
std::string etag_of(const Bundle& bundle, server::ContentEncoding encoding) {
  std::string_view suffix = encoding == server::ContentEncoding::brotli ? "-br"
                            : encoding == server::ContentEncoding::gzip ? "-gzip"
                                                                        : "";
  return '"' + std::string(bundle.hash) + std::string(suffix) + '"';
}

}  // namespace

Response bundle_response(const Bundle& bundle, const Request& request, bool immutable) {
  server::ContentEncoding encoding =
      server::choose_encoding(request.header("Accept-Encoding"), !bundle.gzip.empty(), !bundle.brotli.empty());
  Response response;
  response.add("ETag", etag_of(bundle, encoding));
  response.add("Cache-Control", immutable ? "public, max-age=31536000, immutable" : "no-cache");
  response.add("Vary", "Accept-Encoding");
  if (server::matches_etag(request.header("If-None-Match"), response.header("ETag"))) {
    response.status = 304;
    return response;
  }
  response.add("Content-Type", std::string(bundle.content_type));
  response.add("X-Content-Type-Options", "nosniff");
  switch (encoding) {
    case server::ContentEncoding::brotli:
      response.add("Content-Encoding", "br");
      response.body = Body::of_static(bundle.brotli);
      break;
    case server::ContentEncoding::gzip:
      response.add("Content-Encoding", "gzip");
      response.body = Body::of_static(bundle.gzip);
      break;
    case server::ContentEncoding::identity:
      response.body = Body::of_static(bundle.raw);
      break;
  }
  return response;
}

}  // namespace weft::dash
