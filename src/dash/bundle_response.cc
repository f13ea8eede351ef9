// Turns an embedded bundle into the answer to a request for it, without copying it.
#include "dash/bundle_response.h"

#include <string>

#include "dash/content_encoding.h"

namespace weft::dash {
namespace {

/// A strong tag names one sequence of bytes, so each form has its own.
std::string etag_of(const Bundle& bundle, ContentEncoding encoding) {
  std::string_view suffix = encoding == ContentEncoding::brotli ? "-br" : encoding == ContentEncoding::gzip ? "-gzip" : "";
  return '"' + std::string(bundle.hash) + std::string(suffix) + '"';
}

}  // namespace

Response bundle_response(const Bundle& bundle, const Request& request, bool immutable) {
  ContentEncoding encoding = choose_encoding(request.header("Accept-Encoding"), !bundle.gzip.empty(), !bundle.brotli.empty());
  Response response;
  response.add("ETag", etag_of(bundle, encoding));
  response.add("Cache-Control", immutable ? "public, max-age=31536000, immutable" : "no-cache");
  response.add("Vary", "Accept-Encoding");
  if (matches_etag(request.header("If-None-Match"), response.header("ETag"))) {
    response.status = 304;
    return response;
  }
  response.add("Content-Type", std::string(bundle.content_type));
  response.add("X-Content-Type-Options", "nosniff");
  switch (encoding) {
    case ContentEncoding::brotli:
      response.add("Content-Encoding", "br");
      response.body = Body::of_static(bundle.brotli);
      break;
    case ContentEncoding::gzip:
      response.add("Content-Encoding", "gzip");
      response.body = Body::of_static(bundle.gzip);
      break;
    case ContentEncoding::identity:
      response.body = Body::of_static(bundle.raw);
      break;
  }
  return response;
}

}  // namespace weft::dash
