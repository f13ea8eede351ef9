// Changes of source files into a descriptor that can be waited for.
#include "source_watch.h"

#include <sys/inotify.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstring>

#include <weft/error.h>

namespace weft::tool {

namespace fs = std::filesystem;

namespace {

constexpr const char* source_extensions[] = {".c",   ".cc",  ".cpp", ".cxx", ".c++", ".C",   ".h",     ".hh",
                                             ".hpp", ".hxx", ".inc", ".inl", ".ipp", ".tpp", ".cmake", ".ixx"};

}  // namespace

SourceWatch::SourceWatch() : descriptor_(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK)) {
  if (descriptor_ < 0) throw Error(ErrorKind::user, std::string("Changes of files cannot be watched: ") + std::strerror(errno));
}

SourceWatch::~SourceWatch() { ::close(descriptor_); }

void SourceWatch::add(const std::set<fs::path>& files) {
  for (const fs::path& file : files) {
    files_.insert(file);
    const fs::path folder = file.parent_path();
    // Editors write a new file and give it the old one's name, so the folder is what has to be watched. One that is watched
    // already keeps its number.
    const int watch = ::inotify_add_watch(descriptor_, folder.c_str(), IN_CLOSE_WRITE | IN_MOVED_TO | IN_DELETE | IN_ONLYDIR);
    if (watch >= 0) {
      folders_[watch] = folder;
    } else if (errno != ENOENT && errno != ENOTDIR) {
      throw Error(ErrorKind::user, "Changes cannot be watched in " + folder.string() + ": " + std::strerror(errno));
    }
  }
}

bool SourceWatch::is_source(const fs::path& file) const {
  if (files_.contains(file)) return true;
  const std::string name = file.filename().string();
  if (name.empty() || name.starts_with('.')) return false;
  return name == "CMakeLists.txt" || std::ranges::find(source_extensions, file.extension()) != std::end(source_extensions);
}

bool SourceWatch::take_changes() {
  bool changed = false;
  alignas(inotify_event) char events[16 * 1024];
  for (ssize_t size = 0; (size = ::read(descriptor_, events, sizeof events)) > 0;) {
    for (const char* at = events; at < events + size;) {
      const auto* event = reinterpret_cast<const inotify_event*>(at);
      at += sizeof(inotify_event) + event->len;
      // Too many at once: some of them may have been one of ours.
      if (event->mask & IN_Q_OVERFLOW) changed = true;
      const auto folder = folders_.find(event->wd);
      if (folder != folders_.end() && event->len && is_source(folder->second / event->name)) changed = true;
    }
  }
  return changed;
}

}  // namespace weft::tool
