// One GET request -> status, the headers that matter, and the body; by libcurl.
#include "kernel/io/http_request.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <thread>

#include <curl/curl.h>
#include <weft/error.h>

namespace weft::kernel {
namespace {

constexpr int most_tries = 3;
constexpr std::chrono::milliseconds first_pause{100};

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

}  // namespace

struct HttpClient::Connection {
  explicit Connection(std::string address) : url(std::move(address)) {
    init_curl();
    handle = curl_easy_init();
    if (!handle) throw Error(ErrorKind::internal, "HTTP library has no connection to give");
    set(CURLOPT_URL, url.c_str());
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_FOLLOWLOCATION, 1L);
    set(CURLOPT_MAXREDIRS, 5L);
    set(CURLOPT_PROTOCOLS_STR, "http,https");
    set(CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
    set(CURLOPT_CONNECTTIMEOUT, 10L);
    // A server that sends nothing for half a minute is gone, however long the file takes.
    set(CURLOPT_LOW_SPEED_LIMIT, 1L);
    set(CURLOPT_LOW_SPEED_TIME, 30L);
    set(CURLOPT_USERAGENT, "weft");
    set(CURLOPT_ERRORBUFFER, reason);
    set(CURLOPT_HEADERFUNCTION, &take_header);
    set(CURLOPT_HEADERDATA, this);
    set(CURLOPT_WRITEFUNCTION, &take_body);
    set(CURLOPT_WRITEDATA, this);
  }
  ~Connection() { curl_easy_cleanup(handle); }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  template <class T>
  void set(CURLoption option, T value) {
    curl_easy_setopt(handle, option, value);
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
  }

  static std::size_t take_body(char* data, std::size_t, std::size_t size, void* self) {
    auto& connection = *static_cast<Connection*>(self);
    try {
      connection.complete();
      if (connection.is_success()) (*connection.body)({data, size});
      return size;
    } catch (...) {
      connection.thrown = std::current_exception();
      return 0;
    }
  }

  bool is_success() const { return response.status == 200 || response.status == 206; }

  /// Fills in the response once its head is complete.
  void complete() {
    if (body_began) return;
    body_began = true;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &response.status);
    if (!etag.empty()) response.stamp = etag;
    if (response.status == 200) response.content_size = length;
    if (is_success()) (*start)(response);
  }

  CURL* handle = nullptr;
  std::string url;
  char reason[CURL_ERROR_SIZE] = "";
  HttpResponse response;
  std::string etag;
  std::optional<std::uint64_t> length;
  bool body_began = false;
  const std::function<void(const HttpResponse&)>* start = nullptr;
  const std::function<void(std::span<const char>)>* body = nullptr;
  std::exception_ptr thrown;
};

HttpClient::HttpClient(std::string url) : connection_(std::make_unique<Connection>(std::move(url))) {}
HttpClient::~HttpClient() = default;

HttpResponse HttpClient::get(std::uint64_t begin, std::uint64_t end, const std::function<void(const HttpResponse&)>& start,
                             const std::function<void(std::span<const char>)>& body) {
  Connection& connection = *connection_;
  connection.start = &start;
  connection.body = &body;
  const std::string range = std::to_string(begin) + "-" + std::to_string(end - 1);
  connection.set(CURLOPT_RANGE, range.c_str());
  auto pause = first_pause;
  for (int tried = 1;; ++tried) {
    connection.thrown = nullptr;
    connection.response = {};
    connection.body_began = false;
    connection.reason[0] = '\0';
    const CURLcode code = curl_easy_perform(connection.handle);
    if (connection.thrown) std::rethrow_exception(connection.thrown);
    if (code == CURLE_OK) connection.complete();
    const long status = connection.response.status;
    // 416: the range begins at the end, or the file is empty.
    if (code == CURLE_OK && (connection.is_success() || status == 416)) return connection.response;
    if (tried == most_tries || !(code == CURLE_OK ? is_transient(status) : is_transient(code))) {
      const char* reason = connection.reason[0] ? connection.reason : curl_easy_strerror(code);
      throw Error(ErrorKind::data, "URL cannot be read (" +
                                       (code == CURLE_OK ? "status " + std::to_string(status) : std::string(reason)) +
                                       "): " + connection.url);
    }
    std::this_thread::sleep_for(pause);
    pause *= 4;
  }
}

}  // namespace weft::kernel
