// What to do with the objects of a bucket -> requests to its store.
#include "kernel/io/s3_client.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <mutex>

#include <weft/error.h>

#include "kernel/io/http_source.h"
#include "kernel/io/xml_text.h"

namespace weft::kernel {
namespace {

constexpr int most_tries = 5;
constexpr const char* octets = "Content-Type: application/octet-stream";

std::string encoded(std::string_view text, bool keeps_slashes) {
  std::string made;
  for (const char character : text) {
    const auto byte = static_cast<unsigned char>(character);
    const bool plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
                       character == '-' || character == '_' || character == '.' || character == '~';
    if (plain || (keeps_slashes && character == '/')) {
      made += character;
    } else {
      made += '%';
      made += "0123456789ABCDEF"[byte >> 4];
      made += "0123456789ABCDEF"[byte & 15];
    }
  }
  return made;
}

std::uint64_t number(const std::string& text) {
  std::uint64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

/// Where buckets turned out to be, for this and later clients.
class Regions {
 public:
  static Regions& only() {
    static Regions& only = *new Regions;
    return only;
  }
  std::string of(const std::string& bucket) {
    std::lock_guard lock(mutex_);
    const auto known = regions_.find(bucket);
    return known == regions_.end() ? "" : known->second;
  }
  void learn(const std::string& bucket, const std::string& region) {
    std::lock_guard lock(mutex_);
    regions_[bucket] = region;
  }

 private:
  std::mutex mutex_;
  std::map<std::string, std::string> regions_;
};

}  // namespace

S3Path::S3Path(const std::string& path) {
  const std::size_t begin = std::string_view("s3://").size(), slash = path.find('/', begin);
  bucket = path.substr(begin, slash == path.npos ? path.npos : slash - begin);
  if (slash != path.npos) key = path.substr(slash + 1);
  if (bucket.empty()) throw Error(ErrorKind::user, "S3 path has no bucket (s3://bucket/key): " + path);
}

S3Client::S3Client(const std::string& path) : bucket_(S3Path(path).bucket), access_(s3_access(path)) {
  if (!access_.endpoint.empty()) return;
  if (const std::string region = Regions::only().of(bucket_); !region.empty()) access_.region = region;
}

std::string S3Client::path(const std::string& key) const { return "s3://" + bucket_ + (key.empty() ? "" : "/" + key); }

std::string S3Client::url(const std::string& key, const std::string& query) const {
  std::string made = access_.endpoint.empty() ? "https://s3." + access_.region + ".amazonaws.com" : access_.endpoint;
  // Certificates are for names without dots in that place.
  const bool is_host =
      access_.style == "virtual" || (access_.style == "auto" && access_.endpoint.empty() && bucket_.find('.') == bucket_.npos);
  const std::size_t scheme = made.find("://");
  if (is_host)
    made.insert(scheme == made.npos ? 0 : scheme + 3, bucket_ + ".");
  else
    made += "/" + encoded(bucket_, false);
  if (!key.empty() || is_host) made += "/" + encoded(key, true);
  return query.empty() ? made : made + "?" + query;
}

void S3Client::fail(const char* what, const std::string& key, const HttpResponse& response) const {
  const std::string code = xml_text(response.explanation, "Code");
  if (code == "NoSuchBucket") throw Error(ErrorKind::data, "S3 bucket not found: " + path(""));
  if (code == "NoSuchKey") throw Error(ErrorKind::data, "File not found: " + path(key));
  std::string reason = response.reason();
  if (!code.empty()) reason += " " + code;
  std::string message = xml_text(response.explanation, "Message");
  while (message.ends_with('.')) message.pop_back();
  if (!message.empty()) reason += ": " + message;
  throw Error(ErrorKind::data, std::string(what) + " (" + reason + "): " + path(key));
}

HttpResponse S3Client::send(HttpRequest& request, const std::string& key, const std::string& query, const HttpStart& start,
                            const HttpBody& body) {
  request.follows_redirects = false;  // another host would need another signature
  request.most_tries = most_tries;
  for (bool moved = false;; moved = true) {
    request.url = url(key, query);
    request.signer = access_.signer;
    if (request.signer) request.signer->region = access_.region;
    HttpResponse response = client_.send(request, start, body);
    // A bucket of another region says which.
    if (response.is_success() || moved) return response;
    const std::string region = response.region.empty() ? xml_text(response.explanation, "Region") : response.region;
    if (region.empty() || region == access_.region) return response;
    access_.region = region;
    Regions::only().learn(bucket_, region);
  }
}

S3Client::Answer S3Client::ask(HttpRequest request, const std::string& key, const std::string& query, const char* what) {
  Answer answer;
  answer.response = send(
      request, key, query, [&](const HttpResponse&) { answer.body.clear(); },
      [&](std::span<const char> bytes) { answer.body.append(bytes.data(), bytes.size()); });
  // What takes long begins with a success, and may fail after all.
  if (answer.response.is_success() && answer.body.find("<Error>") != answer.body.npos) {
    answer.response.status = 500;
    answer.response.explanation = answer.body;
  }
  if (!answer.response.is_success()) fail(what, key, answer.response);
  return answer;
}

HttpResponse S3Client::get(const std::string& key, std::uint64_t begin, std::uint64_t end, const HttpStart& start,
                           const HttpBody& body) {
  HttpRequest request{.range = range_text(begin, end)};
  const HttpResponse response = send(request, key, "", start, body);
  if (!response.is_success() && response.status != 416) fail("S3 object cannot be read", key, response);
  return response;
}

std::vector<S3Object> S3Client::list(const std::string& prefix, const std::string& delimiter, std::size_t most) {
  std::vector<S3Object> objects;
  std::string token;
  do {
    // In the order of their names, as the signature has them.
    std::string query;
    if (!token.empty()) query += "continuation-token=" + encoded(token, false) + "&";
    if (!delimiter.empty()) query += "delimiter=" + encoded(delimiter, false) + "&";
    query += "list-type=2&max-keys=" + std::to_string(std::min<std::size_t>(most, 1000)) + "&prefix=" + encoded(prefix, false);
    const Answer answer = ask({}, "", query, "S3 bucket cannot be listed");
    for (const std::string_view object : xml_elements(answer.body, "Contents"))
      objects.push_back({xml_text(object, "Key"), number(xml_text(object, "Size"))});
    token = xml_text(answer.body, "IsTruncated") == "true" ? xml_text(answer.body, "NextContinuationToken") : "";
  } while (!token.empty() && objects.size() < most);
  if (objects.size() > most) objects.resize(most);
  return objects;
}

void S3Client::put(const std::string& key, std::string_view bytes) {
  ask({.method = "PUT", .headers = {octets}, .body = bytes}, key, "", "S3 object cannot be written");
}

void S3Client::copy(const std::string& from, const std::string& to) {
  const std::string source = "x-amz-copy-source: /" + encoded(bucket_, false) + "/" + encoded(from, true);
  ask({.method = "PUT", .headers = {octets, source}}, to, "", "S3 object cannot be copied");
}

void S3Client::remove(const std::string& key) { ask({.method = "DELETE"}, key, "", "S3 object cannot be removed"); }

std::string S3Client::begin_upload(const std::string& key) {
  const Answer answer = ask({.method = "POST", .headers = {octets}}, key, "uploads=", "S3 object cannot be written");
  return xml_text(answer.body, "UploadId");
}

std::string S3Client::put_part(const std::string& key, const std::string& upload, std::size_t number, std::string_view bytes) {
  const std::string query = "partNumber=" + std::to_string(number) + "&uploadId=" + encoded(upload, false);
  return ask({.method = "PUT", .headers = {octets}, .body = bytes}, key, query, "S3 object cannot be written").response.stamp;
}

void S3Client::complete_upload(const std::string& key, const std::string& upload, const std::vector<std::string>& tags) {
  std::string body = "<CompleteMultipartUpload>";
  for (std::size_t part = 0; part < tags.size(); ++part)
    body += "<Part><PartNumber>" + std::to_string(part + 1) + "</PartNumber><ETag>" + tags[part] + "</ETag></Part>";
  body += "</CompleteMultipartUpload>";
  ask({.method = "POST", .headers = {"Content-Type: application/xml"}, .body = body}, key, "uploadId=" + encoded(upload, false),
      "S3 object cannot be written");
}

void S3Client::abort_upload(const std::string& key, const std::string& upload) {
  // Called where something failed already: what is left is a store's to clean up.
  HttpRequest request{.method = "DELETE"};
  send(
      request, key, "uploadId=" + encoded(upload, false), [](const HttpResponse&) {}, [](std::span<const char>) {});
}

}  // namespace weft::kernel
