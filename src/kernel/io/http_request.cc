// One HTTP request -> status, the headers that matter, and the body; by libcurl.
#include "kernel/io/http_request.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <mutex>
#include <thread>

#include <curl/curl.h>
#include <weft/error.h>

namespace weft::kernel {
namespace {

constexpr std::chrono::milliseconds first_pause{100}, longest_pause{3000};
constexpr std::size_t most_explanation = 16 * 1024;

void init_curl() {
  static const CURLcode done = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (done != CURLE_OK) throw Error(ErrorKind::internal, std::string("HTTP library cannot start: ") + curl_easy_strerror(done));
}

bool is_transient(CURLcode code) {
  switch (code) {
    case CURLE_COULDNT_CONNECT:
    case CURLE_OPERATION_TIMEDOUT:
    case CURLE_GOT_NOTHING:
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
    case CURLE_PARTIAL_FILE:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM:
      return true;
    default:
      return false;
  }
}

bool is_transient(long status) { return status == 429 || status == 500 || status == 502 || status == 503 || status == 504; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\r' || text.back() == '\n')) text.remove_suffix(1);
  return text;
}

std::optional<std::uint64_t> number(std::string_view text) {
  std::uint64_t value;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

/// The headers of one request.
class HeaderList {
 public:
  explicit HeaderList(const HttpRequest& request) {
    for (const std::string& header : request.headers) add(header);
    if (!request.signer) return;
    // Signing the body would mean to hash it; what came is what was sent, by TLS's word.
    add("x-amz-content-sha256: UNSIGNED-PAYLOAD");
    if (!request.signer->token.empty()) add("x-amz-security-token: " + request.signer->token);
  }
  ~HeaderList() { curl_slist_free_all(list_); }
  HeaderList(const HeaderList&) = delete;
  HeaderList& operator=(const HeaderList&) = delete;
  curl_slist* get() const { return list_; }

 private:
  void add(const std::string& header) { list_ = curl_slist_append(list_, header.c_str()); }
  curl_slist* list_ = nullptr;
};

}  // namespace

struct HttpClient::Connection {
  Connection() {
    init_curl();
    handle = curl_easy_init();
    if (!handle) throw Error(ErrorKind::internal, "HTTP library has no connection to give");
  }
  ~Connection() { curl_easy_cleanup(handle); }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  template <class T>
  void set(CURLoption option, T value) {
    curl_easy_setopt(handle, option, value);
  }

  void prepare(const HttpRequest& request, const HeaderList& headers) {
    // Forgets options, not connections.
    curl_easy_reset(handle);
    set(CURLOPT_URL, request.url.c_str());
    set(CURLOPT_PATH_AS_IS, 1L);
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_FOLLOWLOCATION, request.follows_redirects ? 1L : 0L);
    set(CURLOPT_MAXREDIRS, 5L);
    set(CURLOPT_PROTOCOLS_STR, "http,https");
    set(CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
    set(CURLOPT_CONNECTTIMEOUT, 10L);
    // A server that sends nothing for half a minute is gone, however long the file takes.
    set(CURLOPT_LOW_SPEED_LIMIT, 1L);
    set(CURLOPT_LOW_SPEED_TIME, 30L);
    trust();
    set(CURLOPT_USERAGENT, "weft");
    set(CURLOPT_ERRORBUFFER, reason);
    set(CURLOPT_HEADERFUNCTION, &take_header);
    set(CURLOPT_HEADERDATA, this);
    set(CURLOPT_WRITEFUNCTION, &take_body);
    set(CURLOPT_WRITEDATA, this);
    set(CURLOPT_HTTPHEADER, headers.get());
    if (!request.range.empty()) set(CURLOPT_RANGE, request.range.c_str());
    if (request.method == "PUT" || request.method == "POST") {
      set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
      set(CURLOPT_POSTFIELDS, request.body.empty() ? "" : request.body.data());
    }
    set(CURLOPT_CUSTOMREQUEST, request.method.c_str());
    if (!request.signer) return;
    set(CURLOPT_AWS_SIGV4, ("aws:amz:" + request.signer->region + ":s3").c_str());
    set(CURLOPT_USERNAME, request.signer->key.c_str());
    set(CURLOPT_PASSWORD, request.signer->secret.c_str());
  }

  /// Of the variables that say which authorities are trusted, libcurl itself reads none.
  void trust() {
    if (const char* file = std::getenv("SSL_CERT_FILE"); file && *file) set(CURLOPT_CAINFO, file);
    if (const char* directory = std::getenv("SSL_CERT_DIR"); directory && *directory) set(CURLOPT_CAPATH, directory);
  }

  static std::size_t take_header(char* data, std::size_t, std::size_t size, void* self) {
    static_cast<Connection*>(self)->header({data, size});
    return size;
  }

  void header(std::string_view line) {
    // Each answer of a chain of redirects starts anew.
    if (line.starts_with("HTTP/")) response = {}, etag.clear(), length.reset(), body_began = false;
    const std::size_t colon = line.find(':');
    if (colon == line.npos) return;
    std::string name(line.substr(0, colon));
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    const std::string_view value = trimmed(line.substr(colon + 1));
    if (name == "etag")
      etag = value;
    else if (name == "last-modified")
      response.stamp = value;
    else if (name == "content-length")
      length = number(value);
    else if (name == "content-range")
      response.content_size = number(value.substr(std::min(value.find('/') + 1, value.size())));
    else if (name == "x-amz-bucket-region")
      response.region = value;
  }

  static std::size_t take_body(char* data, std::size_t, std::size_t size, void* self) {
    auto& connection = *static_cast<Connection*>(self);
    try {
      connection.complete();
      if (connection.response.is_success())
        (*connection.body)({data, size});
      else if (connection.response.explanation.size() < most_explanation)
        connection.response.explanation.append(data, size);
      return size;
    } catch (...) {
      connection.thrown = std::current_exception();
      return 0;
    }
  }

  /// Fills in the response once its head is complete.
  void complete() {
    if (body_began) return;
    body_began = true;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &response.status);
    if (!etag.empty()) response.stamp = etag;
    if (response.status == 200) response.content_size = length;
    if (response.is_success()) (*start)(response);
  }

  CURLcode perform() {
    thrown = nullptr;
    response = {};
    body_began = false;
    reason[0] = '\0';
    const CURLcode code = curl_easy_perform(handle);
    if (thrown) std::rethrow_exception(thrown);
    if (code == CURLE_OK)
      complete();
    else
      response = {.failure = failure_of(code)};
    return code;
  }

  std::string failure_of(CURLcode code) const {
    std::string failure = reason[0] ? reason : curl_easy_strerror(code);
    if (failure.starts_with("SSL certificate problem"))
      failure += "; the variable SSL_CERT_FILE names a file of the authorities to trust";
    return failure;
  }

  CURL* handle = nullptr;
  char reason[CURL_ERROR_SIZE] = "";
  HttpResponse response;
  std::string etag;
  std::optional<std::uint64_t> length;
  bool body_began = false;
  const HttpStart* start = nullptr;
  const HttpBody* body = nullptr;
  std::exception_ptr thrown;
};

/// Connections that no client uses just now.
class HttpClient::Connections {
 public:
  static Connections& only() {
    static Connections& only = *new Connections;
    return only;
  }
  std::unique_ptr<Connection> take() {
    {
      std::lock_guard lock(mutex_);
      if (!idle_.empty()) {
        auto connection = std::move(idle_.back());
        idle_.pop_back();
        return connection;
      }
    }
    return std::make_unique<Connection>();
  }
  void give_back(std::unique_ptr<Connection> connection) {
    std::lock_guard lock(mutex_);
    if (idle_.size() < most_idle) idle_.push_back(std::move(connection));
  }

 private:
  static constexpr std::size_t most_idle = 32;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Connection>> idle_;
};

HttpClient::HttpClient() : connection_(Connections::only().take()) {}
HttpClient::~HttpClient() { Connections::only().give_back(std::move(connection_)); }

HttpResponse HttpClient::send(const HttpRequest& request, const HttpStart& start, const HttpBody& body) {
  Connection& connection = *connection_;
  const HeaderList headers(request);
  connection.start = &start;
  connection.body = &body;
  auto pause = first_pause;
  for (int tried = 1;; ++tried) {
    connection.prepare(request, headers);
    const CURLcode code = connection.perform();
    const bool is_final = code == CURLE_OK ? !is_transient(connection.response.status) : !is_transient(code);
    if (is_final || tried == request.most_tries) return connection.response;
    std::this_thread::sleep_for(pause);
    pause = std::min(4 * pause, longest_pause);
  }
}

}  // namespace weft::kernel
