// What started this program and goes on looking after it: a service manager, or `weft run`.
#include "dash/supervisor.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <charconv>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <string_view>
#include <system_error>

#include <weft/error.h>

namespace weft::dash {
namespace {

constexpr int first_socket = 3;  // SD_LISTEN_FDS_START

std::optional<int> number_in_environment(const char* name) {
  const char* text = std::getenv(name);
  if (!text) return std::nullopt;
  int number = 0;
  const char* end = text + std::strlen(text);
  const auto [rest, error] = std::from_chars(text, end, number);
  if (error != std::errc() || rest != end) return std::nullopt;
  return number;
}

// Programs that this one starts have nothing to do with it.
void keep_from_children(int descriptor) { ::fcntl(descriptor, F_SETFD, FD_CLOEXEC); }

// The file in which `weft run` writes.
std::optional<int> build_errors_file() {
  static const std::optional<int> file = [] {
    std::optional<int> given = number_in_environment("WEFT_BUILD_ERRORS_FD");
    // A program that ours has started has the variable, but not the file.
    if (given && ::fcntl(*given, F_GETFD) < 0) given.reset();
    if (given) keep_from_children(*given);
    return given;
  }();
  return file;
}

}  // namespace

std::optional<int> inherited_socket() {
  static const std::optional<int> inherited = []() -> std::optional<int> {
    const std::optional<int> count = number_in_environment("LISTEN_FDS");
    // The variables of a parent that did not mean this process are there too.
    if (!count || *count < 1 || number_in_environment("LISTEN_PID") != ::getpid()) return std::nullopt;
    if (*count > 1) {
      throw Error(ErrorKind::user, "One socket was expected from LISTEN_FDS, not " + std::to_string(*count));
    }
    keep_from_children(first_socket);
    return first_socket;
  }();
  return inherited;
}

void tell_ready() {
  const char* path = std::getenv("NOTIFY_SOCKET");
  sockaddr_un address{};
  if (!path || (*path != '/' && *path != '@') || std::strlen(path) >= sizeof address.sun_path) return;
  address.sun_family = AF_UNIX;
  std::memcpy(address.sun_path, path, std::strlen(path));
  if (*path == '@') address.sun_path[0] = '\0';  // a name that is no file
  const int socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (socket < 0) return;
  constexpr std::string_view message = "READY=1";
  const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + std::strlen(path));
  // Who is gone need not be told.
  (void)::sendto(socket, message.data(), message.size(), MSG_NOSIGNAL, reinterpret_cast<const sockaddr*>(&address), size);
  ::close(socket);
}

bool is_in_development() { return build_errors_file().has_value(); }

std::string build_errors() {
  std::string text;
  if (const std::optional<int> file = build_errors_file()) {
    char piece[4096];
    // The place to read from is given, since others read and write at theirs.
    for (ssize_t size = 0; (size = ::pread(*file, piece, sizeof piece, static_cast<off_t>(text.size()))) > 0;) {
      text.append(piece, static_cast<std::size_t>(size));
    }
  }
  return text;
}

}  // namespace weft::dash
