// A web server of one file on the loopback interface.
#include "csv/file_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <stdexcept>

namespace weft::csv_test {
namespace {

void send_all(int connection, const std::string& bytes) {
  for (std::size_t done = 0; done < bytes.size();) {
    const ssize_t sent = ::send(connection, bytes.data() + done, bytes.size() - done, MSG_NOSIGNAL);
    if (sent <= 0) return;
    done += static_cast<std::size_t>(sent);
  }
}

std::string range_of(const std::string& request) {
  const std::size_t at = request.find("Range: bytes=");
  return at == request.npos ? "" : request.substr(at + 13, request.find('\r', at) - at - 13);
}

}  // namespace

FileServer::FileServer(std::string content, Behaviour behaviour)
    : content_(std::move(content)), behaviour_(std::move(behaviour)) {
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

std::string FileServer::url(const std::string& path) const { return "http://127.0.0.1:" + std::to_string(port_) + path; }

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
  std::vector<std::pair<int, std::string>> connections;
  while (!stopping_) {
    std::vector<pollfd> waited{{listener_, POLLIN, 0}};
    for (const auto& [connection, request] : connections) waited.push_back({connection, POLLIN, 0});
    ::poll(waited.data(), waited.size(), 20);
    for (std::size_t index = connections.size(); index-- > 0;) {
      if (waited[index + 1].revents == 0) continue;
      auto& [connection, request] = connections[index];
      char bytes[4096];
      const ssize_t came = ::recv(connection, bytes, sizeof bytes, 0);
      bool keep = came > 0;
      if (keep) request.append(bytes, static_cast<std::size_t>(came));
      if (keep && request.find("\r\n\r\n") != request.npos) {
        keep = answer(connection, request);
        request.clear();
      }
      if (keep) continue;
      ::close(connection);
      connections.erase(connections.begin() + static_cast<std::ptrdiff_t>(index));
    }
    if (waited[0].revents != 0) connections.emplace_back(::accept(listener_, nullptr, nullptr), "");
  }
  for (const auto& [connection, request] : connections) ::close(connection);
}

/// Returns whether the connection stays open.
bool FileServer::answer(int connection, const std::string& request) {
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
    send_all(connection, "HTTP/1.1 " + std::to_string(status) + " No\r\nContent-Length: 3\r\n\r\nno\n");
    return true;
  }
  if (!behaviour_.redirect_from.empty() && request.find(" " + behaviour_.redirect_from + " ") != request.npos) {
    send_all(connection, "HTTP/1.1 302 Found\r\nLocation: /file.csv\r\nContent-Length: 0\r\n\r\n");
    return true;
  }
  std::string head = "HTTP/1.1 200 OK\r\n", body = content_;
  if (behaviour_.ranges && !range.empty()) {
    const std::uint64_t begin = std::stoull(range),
                        end = std::min<std::uint64_t>(std::stoull(range.substr(range.find('-') + 1)) + 1, content_.size());
    if (begin >= content_.size()) {
      send_all(connection,
               "HTTP/1.1 416 No\r\nContent-Range: bytes */" + std::to_string(content_.size()) + "\r\nContent-Length: 0\r\n\r\n");
      return true;
    }
    body = content_.substr(begin, end - begin);
    head = "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes " + std::to_string(begin) + "-" + std::to_string(end - 1) + "/" +
           (behaviour_.tells_size ? std::to_string(content_.size()) : "*") + "\r\n";
  }
  head += "ETag: " + etag_ + "\r\n";
  // Without a length, a body ends with its connection.
  if (behaviour_.tells_size) head += "Content-Length: " + std::to_string(body.size()) + "\r\n";
  send_all(connection, head + "\r\n" + (behaviour_.cut_short ? body.substr(0, body.size() / 2) : body));
  return behaviour_.tells_size && !behaviour_.cut_short;
}

}  // namespace weft::csv_test
