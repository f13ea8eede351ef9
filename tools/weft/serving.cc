// What stays while programs come and go under `weft run`: the port, the news of a program being ready, and the errors of the last
// build.
#include "serving.h"

#include <fcntl.h>
#include <netdb.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <random>
#include <string_view>

#include <weft/error.h>

#include "base/html_text.h"

namespace weft::tool {
namespace {

// In the program: where the protocol says (LISTEN_FDS), and behind it.
constexpr int program_port = 3;
constexpr int program_errors = 4;
// Above those, so that one can be put into the place of the other.
constexpr int lowest_own = 10;

Descriptor moved_up(int number) {
  const Descriptor old(number);
  return Descriptor(::fcntl(number, F_DUPFD_CLOEXEC, lowest_own));
}

Descriptor open_port(const std::string& host, int port) {
  const std::string port_text = std::to_string(port);
  addrinfo wanted{};
  wanted.ai_socktype = SOCK_STREAM;
  wanted.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
  addrinfo* found = nullptr;
  if (::getaddrinfo(host.c_str(), port_text.c_str(), &wanted, &found) != 0 || !found) {
    throw Error(ErrorKind::user, "Host to listen on not found: " + host);
  }
  const std::unique_ptr<addrinfo, void (*)(addrinfo*)> addresses(found, ::freeaddrinfo);
  Descriptor socket = moved_up(::socket(found->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  const int on = 1;
  ::setsockopt(socket.number(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (::bind(socket.number(), found->ai_addr, found->ai_addrlen) == 0 && ::listen(socket.number(), SOMAXCONN) == 0) return socket;
  const int failure = errno;
  if (failure == EADDRINUSE) {
    throw Error(ErrorKind::user, "Port " + port_text + " is in use on " + host + " (choose another with --port)");
  }
  if (failure == EACCES) {
    throw Error(ErrorKind::user, "No permission to listen on port " + port_text + " (choose one above 1023 with --port)");
  }
  throw Error(ErrorKind::user, "Cannot listen on " + host + ", port " + port_text + ": " + std::strerror(failure));
}

std::string url_of(int socket) {
  sockaddr_storage address{};
  socklen_t size = sizeof address;
  ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size);
  char host[NI_MAXHOST], port[NI_MAXSERV];
  ::getnameinfo(reinterpret_cast<sockaddr*>(&address), size, host, sizeof host, port, sizeof port,
                NI_NUMERICHOST | NI_NUMERICSERV);
  const std::string name = address.ss_family == AF_INET6 ? "[" + std::string(host) + "]" : host;
  return "http://" + name + ":" + port + "/";
}

// A name that is no file, so that nothing is left behind.
std::string abstract_name() {
  std::random_device random;
  return "@weft-run-" + std::to_string(::getpid()) + "-" + std::to_string(random());
}

std::string page(const std::string& title, const std::string& text) {
  return R"(<!doctype html>
<html>
<head>
<meta charset="UTF-8">
<meta http-equiv="refresh" content="1">
<title>)" +
         base::escape_html(title) + R"(</title>
<style>
body { font: 14px/1.5 system-ui, sans-serif; margin: 1.5em; color: #222; }
h1 { font-size: 1.2em; margin: 0 0 .7em; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: #f4f4f6; padding: .8em 1em; }
pre:empty { display: none; }
</style>
</head>
<body><h1>)" +
         base::escape_html(title) + "</h1><pre>" + base::escape_html(text) + "</pre></body>\n</html>\n";
}

Descriptor open_ready(const std::string& name) {
  Descriptor socket(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  const int on = 1;
  ::setsockopt(socket.number(), SOL_SOCKET, SO_PASSCRED, &on, sizeof on);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::memcpy(address.sun_path + 1, name.data() + 1, name.size() - 1);
  const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + name.size());
  if (::bind(socket.number(), reinterpret_cast<const sockaddr*>(&address), size) != 0) {
    throw Error(ErrorKind::user, std::string("Cannot listen to programs: ") + std::strerror(errno));
  }
  return socket;
}

}  // namespace

Serving::Serving(const std::string& host, int port)
    : port_(open_port(host, port)),
      errors_(moved_up(::memfd_create("weft-build-errors", MFD_CLOEXEC))),
      ready_name_(abstract_name()) {
  ready_ = open_ready(ready_name_);
  url_ = url_of(port_.number());
}

Process Serving::start_program(const std::vector<std::string>& command, const std::string& folder) const {
  return start(command, Capture::errors, [&] {
    ::dup2(port_.number(), program_port);
    ::dup2(errors_.number(), program_errors);
    ::setenv("LISTEN_FDS", "1", 1);
    ::setenv("LISTEN_PID", std::to_string(::getpid()).c_str(), 1);
    ::setenv("NOTIFY_SOCKET", ready_name_.c_str(), 1);
    ::setenv("WEFT_BUILD_ERRORS_FD", std::to_string(program_errors).c_str(), 1);
    if (!folder.empty() && ::chdir(folder.c_str()) != 0) ::_exit(127);
  });
}

pid_t Serving::take_ready() const {
  char text[256];
  iovec place{text, sizeof text};
  alignas(cmsghdr) char control[CMSG_SPACE(sizeof(ucred))];
  msghdr message{};
  message.msg_iov = &place;
  message.msg_iovlen = 1;
  message.msg_control = control;
  message.msg_controllen = sizeof control;
  const ssize_t size = ::recvmsg(ready_.number(), &message, MSG_CMSG_CLOEXEC);
  if (size <= 0 || std::string_view(text, static_cast<std::size_t>(size)).find("READY=1") == std::string_view::npos) return 0;
  for (cmsghdr* part = CMSG_FIRSTHDR(&message); part; part = CMSG_NXTHDR(&message, part)) {
    if (part->cmsg_level != SOL_SOCKET || part->cmsg_type != SCM_CREDENTIALS) continue;
    ucred sender{};
    std::memcpy(&sender, CMSG_DATA(part), sizeof sender);
    return sender.pid;
  }
  return 0;
}

void Serving::answer_meanwhile(const std::string& title, const std::string& text) const {
  const Descriptor browser(::accept4(port_.number(), nullptr, nullptr, SOCK_CLOEXEC));
  if (!browser.is_open()) return;
  // Browsers open connections in advance, on which they say nothing.
  const timeval patience{0, 200'000};
  ::setsockopt(browser.number(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  ::setsockopt(browser.number(), SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  char asked[16 * 1024];
  if (::recv(browser.number(), asked, sizeof asked, 0) <= 0) return;
  const std::string body = page(title, text);
  const std::string answer =
      "HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/html; charset=utf-8\r\nCache-Control: no-store\r\n"
      "Connection: close\r\nContent-Length: " +
      std::to_string(body.size()) + "\r\n\r\n" + body;
  for (std::size_t sent = 0; sent < answer.size();) {
    const ssize_t size = ::send(browser.number(), answer.data() + sent, answer.size() - sent, MSG_NOSIGNAL);
    if (size <= 0) return;
    sent += static_cast<std::size_t>(size);
  }
}

void Serving::set_build_errors(const std::string& text) const {
  (void)!::ftruncate(errors_.number(), 0);
  (void)!::pwrite(errors_.number(), text.data(), text.size(), 0);
}

}  // namespace weft::tool
