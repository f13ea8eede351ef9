// Apps of several pages: which page a path shows, and what its layout learns of the path.
#pragma once

#include <concepts>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <weft/component.h>

namespace weft {

/// What a page's layout is told of how it was reached.
struct PageVisit {
  std::string path;                              ///< Below the app's prefix, as in `Page::path`: "/item/42".
  std::map<std::string, std::string> query;      ///< Of `?a=b`; the first value of each name.
  std::map<std::string, std::string> variables;  ///< Of the page's path_template: "/item/<id>" gives "id".

  /// A variable, or a value of the query, in that order; "" when there is none.
  std::string value(const std::string& name) const;
};

/// A text, or a function that makes it for a visit.
class PageText {
 public:
  PageText() = default;
  PageText(const char* text) : text_(text) {}
  PageText(std::string text) : text_(std::move(text)) {}
  template <class F>
    requires std::is_invocable_r_v<std::string, F, const PageVisit&>
  PageText(F function) : function_(std::move(function)) {}

  /// Whether there is nothing, and the text for a visit.
  bool empty() const { return text_.empty() && !function_; }
  std::string make(const PageVisit& visit) const { return function_ ? function_(visit) : text_; }

 private:
  std::string text_;
  std::function<std::string(const PageVisit&)> function_;
};

/// What a page shows: components, or a function that makes them for each visit; it may take the PageVisit.
class PageLayout {
 public:
  PageLayout() = default;
  template <class T>
    requires std::convertible_to<T, Children>
  PageLayout(const T& content) : content_(content) {}
  PageLayout(std::initializer_list<Children> content) : content_(content) {}
  template <class F>
    requires(!std::convertible_to<F, Children> && (std::is_invocable_v<F> || std::is_invocable_v<F, const PageVisit&>))
  PageLayout(F function)
      : function_([function = std::move(function)](const PageVisit& visit) mutable {
          if constexpr (std::is_invocable_v<F, const PageVisit&>) {
            return Children(function(visit));
          } else {
            return Children(function());
          }
        }) {}

  /// Whether there is nothing, whether it is a function, and what it is or makes for a visit.
  bool empty() const { return !content_.is_set() && !function_; }
  bool is_function() const { return static_cast<bool>(function_); }
  Children make(const PageVisit& visit) const { return function_ ? function_(visit) : content_; }

 private:
  Children content_;
  std::function<Children(const PageVisit&)> function_;
};

/// One page of an app: its path, then the rest by the alphabet. Definition: https://dash.plotly.com/urls
struct Page {
  /// "/about". Default: `path_template` with "none" in the place of its variables.
  std::string path{};
  /// For search engines and previews. Default: DashOptions::description.
  PageText description{};
  /// A file of the assets for previews. Default: the first of `<last part of the path>`, `app` and `logo` that is an image.
  std::string image{};
  /// The URL of an image, in the place of `image`.
  std::string image_url{};
  PageLayout layout{};
  /// What links to it are called. Default: from the path, "/weekly-report" is "Weekly report", and "/" is "Home".
  std::string name{};
  /// Where it stands among the pages: smaller ones first, then those without, in the order of registration, "/" in front.
  std::optional<double> order{};
  /// A path with variables: "/item/<id>" is the page of "/item/42", whose layout gets `id`.
  std::string path_template{};
  /// Other paths that lead to this page.
  std::vector<std::string> redirect_from{};
  /// The browser's title. Default: DashOptions::title unless that is "Dash", else the name.
  PageText title{};
  /// Made by the app: the path with the app's prefix in front, for links.
  std::string relative_path{};
};

/// Where the pages are shown: a component that the layout of an app with pages must hold once.
Component page_container();

}  // namespace weft
