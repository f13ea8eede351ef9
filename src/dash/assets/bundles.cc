// Finds the browser bundles that this program carries: the official ones, and those of the libraries that it links.
#include "dash/assets/bundles.h"

#include <algorithm>
#include <cstdint>
#include <unordered_map>

extern "C" __attribute__((visibility("hidden"))) const char weft_dash_bundles[];

namespace weft::dash {
namespace {

struct Place {
  std::size_t offset;
  std::size_t size;

  std::string_view bytes() const { return {weft_dash_bundles + offset, size}; }
};

struct PackedBundle {
  std::string_view path;
  std::string_view fingerprinted_path;
  std::string_view content_type;
  std::string_view hash;
  Place places[3];  // raw, gzip, brotli
  LoadWhen when;
};

#include "generated/bundles_table.inc"

const std::vector<Bundle>& official_bundles() {
  static const std::vector<Bundle> bundles = [] {
    std::vector<Bundle> made;
    for (const PackedBundle& packed : kPackedBundles) {
      made.push_back({packed.path, packed.fingerprinted_path, packed.content_type, packed.hash, packed.places[0].bytes(),
                      packed.places[1].bytes(), packed.places[2].bytes(), packed.when});
    }
    return made;
  }();
  return bundles;
}

// Grows before main() begins, and is only read from then on.
std::vector<const ComponentLibrary*>& libraries() {
  static std::vector<const ComponentLibrary*> linked;
  return linked;
}

std::vector<const Bundle*> all_bundles() {
  std::vector<const Bundle*> all;
  for (const Bundle& bundle : official_bundles()) all.push_back(&bundle);
  for (const ComponentLibrary* library : libraries()) {
    for (const Bundle& bundle : library->bundles) all.push_back(&bundle);
  }
  return all;
}

}  // namespace

LinkedLibrary::LinkedLibrary(const ComponentLibrary& library) {
  // Two shared libraries of one program may each bring it along.
  const auto is_same = [&](const ComponentLibrary* linked) { return linked->package == library.package; };
  if (std::ranges::none_of(libraries(), is_same)) libraries().push_back(&library);
}

const std::vector<const ComponentLibrary*>& linked_libraries() { return libraries(); }

const Bundle* find_bundle(std::string_view path) {
  static const std::unordered_map<std::string_view, const Bundle*> by_path = [] {
    std::unordered_map<std::string_view, const Bundle*> made;
    for (const Bundle* bundle : all_bundles()) {
      made.emplace(bundle->path, bundle);
      made.emplace(bundle->fingerprinted_path, bundle);
    }
    return made;
  }();
  auto found = by_path.find(path);
  return found == by_path.end() ? nullptr : found->second;
}

std::vector<const Bundle*> page_bundles(bool dev) {
  std::vector<const Bundle*> wanted;
  for (const Bundle* bundle : all_bundles()) {
    if (bundle->when == LoadWhen::always || bundle->when == (dev ? LoadWhen::dev : LoadWhen::prod)) wanted.push_back(bundle);
  }
  return wanted;
}

std::string_view dash_version() { return kDashVersion; }

std::string_view plotly_version() { return kPlotlyVersion; }

}  // namespace weft::dash
