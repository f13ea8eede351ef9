// A web server of one file on the loopback interface.
#include "csv/file_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <stdexcept>

#include <openssl/ssl.h>

namespace weft::csv_test {
namespace {

std::shared_ptr<SSL_CTX> make_tls(const std::string& certificate, const std::string& key) {
  if (certificate.empty()) return nullptr;
  // The other side may have gone, and OpenSSL writes without saying that this is no reason to end.
  std::signal(SIGPIPE, SIG_IGN);
  std::shared_ptr<SSL_CTX> made(SSL_CTX_new(TLS_server_method()), &SSL_CTX_free);
  if (SSL_CTX_use_certificate_chain_file(made.get(), certificate.c_str()) != 1 ||
      SSL_CTX_use_PrivateKey_file(made.get(), key.c_str(), SSL_FILETYPE_PEM) != 1)
    throw std::runtime_error("no certificate for a test");
  return made;
}

std::string range_of(const std::string& request) {
  const std::size_t at = request.find("Range: bytes=");
  return at == request.npos ? "" : request.substr(at + 13, request.find('\r', at) - at - 13);
}

}  // namespace

/// The plain one, or TLS over it.
class FileServer::Connection {
 public:
  Connection(int descriptor, SSL_CTX* tls) : descriptor_(descriptor), tls_(tls ? SSL_new(tls) : nullptr, &SSL_free) {
    if (!tls) return;
    SSL_set_fd(tls_.get(), descriptor);
    greeted_ = SSL_accept(tls_.get()) == 1;
  }
  ~Connection() {
    if (tls_ && greeted_) SSL_shutdown(tls_.get());
    ::close(descriptor_);
  }
  int descriptor() const { return descriptor_; }

  /// Appends what came to the request; false at the end.
  bool receive() {
    char bytes[16384];  // as much as a record of TLS holds
    if (tls_ && !greeted_) return false;
    const ssize_t came = tls_ ? SSL_read(tls_.get(), bytes, sizeof bytes) : ::recv(descriptor_, bytes, sizeof bytes, 0);
    if (came > 0) request.append(bytes, static_cast<std::size_t>(came));
    return came > 0;
  }

  void send(const std::string& bytes) {
    for (std::size_t done = 0; done < bytes.size();) {
      const std::size_t left = bytes.size() - done;
      const ssize_t sent = tls_ ? SSL_write(tls_.get(), bytes.data() + done, static_cast<int>(left))
                                : ::send(descriptor_, bytes.data() + done, left, MSG_NOSIGNAL);
      if (sent <= 0) return;
      done += static_cast<std::size_t>(sent);
    }
  }

  std::string request;

 private:
  int descriptor_;
  std::unique_ptr<SSL, decltype(&SSL_free)> tls_;
  bool greeted_ = false;
};

FileServer::FileServer(std::string content, Behaviour behaviour)
    : content_(std::move(content)), behaviour_(std::move(behaviour)), tls_(make_tls(behaviour_.certificate, behaviour_.key)) {
  listener_ = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  if (::bind(listener_, reinterpret_cast<sockaddr*>(&address), size) != 0 || ::listen(listener_, 16) != 0)
    throw std::runtime_error("no port for a test");
  ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
  port_ = ntohs(address.sin_port);
  thread_ = std::thread([this] { serve(); });
}

FileServer::~FileServer() {
  stopping_ = true;
  thread_.join();
  ::close(listener_);
}

std::string FileServer::url(const std::string& path) const {
  return (tls_ ? "https://127.0.0.1:" : "http://127.0.0.1:") + std::to_string(port_) + path;
}

void FileServer::replace(std::string content, const std::string& etag) {
  std::lock_guard lock(mutex_);
  content_ = std::move(content);
  etag_ = etag;
}

std::vector<std::string> FileServer::requests() const {
  std::lock_guard lock(mutex_);
  return requests_;
}

/// One thread serves all connections, each of which may carry several requests.
void FileServer::serve() {
  std::vector<std::unique_ptr<Connection>> connections;
  while (!stopping_) {
    std::vector<pollfd> waited{{listener_, POLLIN, 0}};
    for (const auto& connection : connections) waited.push_back({connection->descriptor(), POLLIN, 0});
    ::poll(waited.data(), waited.size(), 20);
    for (std::size_t index = connections.size(); index-- > 0;) {
      if (waited[index + 1].revents == 0) continue;
      Connection& connection = *connections[index];
      bool keep = connection.receive();
      if (keep && connection.request.find("\r\n\r\n") != std::string::npos) {
        keep = answer(connection, connection.request);
        connection.request.clear();
      }
      if (!keep) connections.erase(connections.begin() + static_cast<std::ptrdiff_t>(index));
    }
    if (waited[0].revents != 0)
      connections.push_back(std::make_unique<Connection>(::accept(listener_, nullptr, nullptr), tls_.get()));
  }
}

/// Returns whether the connection stays open.
bool FileServer::answer(Connection& connection, const std::string& request) {
  std::lock_guard lock(mutex_);
  const std::string range = range_of(request);
  requests_.push_back(range);
  if (behaviour_.dropped > 0) {
    --behaviour_.dropped;
    return false;
  }
  int status = behaviour_.status;
  if (behaviour_.failures > 0) {
    --behaviour_.failures;
    status = 503;
  }
  if (status != 0) {
    connection.send("HTTP/1.1 " + std::to_string(status) + " No\r\nContent-Length: 3\r\n\r\nno\n");
    return true;
  }
  if (!behaviour_.redirect_from.empty() && request.find(" " + behaviour_.redirect_from + " ") != request.npos) {
    connection.send("HTTP/1.1 302 Found\r\nLocation: /file.csv\r\nContent-Length: 0\r\n\r\n");
    return true;
  }
  std::string head = "HTTP/1.1 200 OK\r\n", body = content_;
  if (behaviour_.ranges && !range.empty()) {
    const std::uint64_t begin = std::stoull(range),
                        end = std::min<std::uint64_t>(std::stoull(range.substr(range.find('-') + 1)) + 1, content_.size());
    if (begin >= content_.size()) {
      connection.send("HTTP/1.1 416 No\r\nContent-Range: bytes */" + std::to_string(content_.size()) +
                      "\r\nContent-Length: 0\r\n\r\n");
      return true;
    }
    body = content_.substr(begin, end - begin);
    head = "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes " + std::to_string(begin) + "-" + std::to_string(end - 1) + "/" +
           (behaviour_.tells_size ? std::to_string(content_.size()) : "*") + "\r\n";
  }
  head += "ETag: " + etag_ + "\r\n";
  // Without a length, a body ends with its connection.
  if (behaviour_.tells_size) head += "Content-Length: " + std::to_string(body.size()) + "\r\n";
  connection.send(head + "\r\n" + (behaviour_.cut_short ? body.substr(0, body.size() / 2) : body));
  return behaviour_.tells_size && !behaviour_.cut_short;
}

}  // namespace weft::csv_test
