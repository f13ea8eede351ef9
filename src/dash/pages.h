// The pages of an app: which one a path shows.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <weft/http.h>
#include <weft/pages.h>

namespace weft::dash {

struct App;

/// Fills in what the page leaves to the app, and puts it in its place. Throws a user Error when the page has no path or no
/// layout, or when another one has its path.
void add_page(App& app, Page page);

/// A page and what its path says; `page` is null when no page has the path.
struct FoundPage {
  const Page* page = nullptr;
  PageVisit visit;
};

/// "/item/42" of "/app/item/42" with the prefix "/app/", which ends with "/"; the path itself when it begins otherwise.
std::string_view path_below(std::string_view prefix, std::string_view path);

/// `path` is below the app's prefix and percent-encoded, as the browser shows it: "/item/4%2F2". Its "/" divide it; those that
/// are encoded belong to a variable.
FoundPage find_page(const App& app, std::string_view path);

/// The page that a redirect leads to, null when the path is none.
const Page* find_redirect(const App& app, std::string_view path);

/// Declares the callbacks that show the page of the browser's location. Throws a user Error when the app has pages and its layout
/// has no page_container().
void add_page_callbacks(App& app, const Children& layout);

/// The tags in a page's head that tell others of it, each a list of attributes.
std::vector<std::vector<std::pair<std::string, std::string>>> page_metas(const App& app, const Request& request,
                                                                         const FoundPage& found);

/// What the browser shows as the title.
std::string title_of(const App& app, const FoundPage& found);

}  // namespace weft::dash
