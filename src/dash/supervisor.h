// What started this program and goes on looking after it: a service manager, or `weft run`.
#pragma once

#include <optional>
#include <string>

namespace weft::dash {

/// The listening socket that was opened for this program, so that no client is refused while another version of it takes over;
/// none when it has to open its own. Further calls give the same one. Definition:
/// https://www.freedesktop.org/software/systemd/man/latest/sd_listen_fds.html (LISTEN_PID, LISTEN_FDS) Throws a user Error when
/// there are several.
std::optional<int> inherited_socket();

/// Says that requests are answered from now on. Does nothing when nobody asked to be told.
/// Definition: https://www.freedesktop.org/software/systemd/man/latest/sd_notify.html (NOTIFY_SOCKET)
void tell_ready();

/// Whether `weft run` started this program: then it serves with debug, and browsers ask often whether anything has changed.
bool is_in_development();

/// What keeps the newest source from being served: the compiler's errors, or those of the program that it became. "" when this
/// program is of the newest source.
std::string build_errors();

}  // namespace weft::dash
