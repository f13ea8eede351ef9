// What to do with the objects of a bucket -> requests to its store.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/io/http_request.h"
#include "kernel/io/s3_credentials.h"

namespace weft::kernel {

/// `s3://bucket/key`.
struct S3Path {
  /// Throws a user Error when it has no bucket.
  explicit S3Path(const std::string& path);
  std::string bucket;
  std::string key;  // "" for the bucket itself
};

struct S3Object {
  std::string key;
  std::uint64_t size = 0;
};

/// One bucket, by S3's own interface. What fails in passing (503 among it) is tried again. One thread at a time. All functions
/// throw a data Error with the store's own words; a user Error when there are no keys.
class S3Client {
 public:
  /// For the bucket of a path, as the storage options for that path say.
  explicit S3Client(const std::string& path);

  /// Bytes [begin, end); also gives a response with status 416.
  HttpResponse get(const std::string& key, std::uint64_t begin, std::uint64_t end, const HttpStart& start, const HttpBody& body);
  /// Objects whose keys begin with `prefix`, in order of their bytes, `most` at most; where a `delimiter` is given, only those
  /// that do not have it behind the prefix.
  std::vector<S3Object> list(const std::string& prefix, const std::string& delimiter = {}, std::size_t most = ~std::size_t{0});
  void put(const std::string& key, std::string_view bytes);
  /// Of 5 GiB at most. The copy takes the place of an object that is there. Nothing leaves the store.
  void copy(const std::string& from, const std::string& to);
  void remove(const std::string& key);

  /// Objects that are sent in parts: there when they are completed, all at once, and not at all when they are aborted.
  std::string begin_upload(const std::string& key);
  /// Returns the part's tag. Parts have numbers from 1, and 5 MiB at least, save the last.
  std::string put_part(const std::string& key, const std::string& upload, std::size_t number, std::string_view bytes);
  void complete_upload(const std::string& key, const std::string& upload, const std::vector<std::string>& tags);
  void abort_upload(const std::string& key, const std::string& upload);

 private:
  struct Answer {
    HttpResponse response;
    std::string body;
  };
  Answer ask(HttpRequest request, const std::string& key, const std::string& query, const char* what);
  HttpResponse send(HttpRequest& request, const std::string& key, const std::string& query, const HttpStart& start,
                    const HttpBody& body);
  std::string url(const std::string& key, const std::string& query) const;
  std::string path(const std::string& key) const;
  [[noreturn]] void fail(const char* what, const std::string& key, const HttpResponse& response) const;

  std::string bucket_;
  S3Access access_;
  HttpClient client_;
};

}  // namespace weft::kernel
