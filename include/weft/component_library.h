// Libraries of components: what generated code says of its components, and the browser's side of them that a program carries.
#pragma once

#include <memory>
#include <span>
#include <string_view>

#include <weft/component.h>

namespace weft::dash {

/// When a page loads a bundle: with each of its loads, only in debug, only otherwise, or when another bundle asks for it.
enum class LoadWhen { always, prod, dev, later };

/// A file for the browser: a script or a style sheet, as it is and compressed.
struct Bundle {
  std::string_view path;                ///< "dash/dcc/async-graph.js": package, then the path in it
  std::string_view fingerprinted_path;  ///< The same with version and hash in its name; its content never changes.
  std::string_view content_type;
  std::string_view hash;  ///< Of the content; 16 hexadecimal digits.
  std::string_view raw;   ///< These three live as long as the program.
  std::string_view gzip;  ///< Empty where it would save nothing, as is `brotli`.
  std::string_view brotli;
  LoadWhen when;
};

/// Components that are not Dash's own, with their browser's side. `weft components add` writes one.
struct ComponentLibrary {
  std::string_view package;  ///< Of Python: "dash_bootstrap_components"
  std::string_view version;  ///< "2.0.4"
  std::string_view
      children_props;  ///< JSON: for each namespace and component, which properties besides `children` hold components
  std::span<const Bundle> bundles;                           ///< In the order in which a page has to load them.
  std::span<const std::string_view> external_scripts{};      ///< URLs of what only another site has.
  std::span<const std::string_view> external_stylesheets{};  ///< As above.
};

/// Puts a library into the pages of all apps of this program. What is passed has to live as long as the program; a constant of
/// this type does it when the program starts.
class LinkedLibrary {
 public:
  explicit LinkedLibrary(const ComponentLibrary& library);
};

/// A component of a library. One constant for each, generated.
struct ComponentType {
  std::string_view name_space;  ///< "dash_html_components"
  std::string_view name;        ///< "Div"
  std::span<const std::string_view> properties;
  bool has_wildcards;                         ///< Takes properties whose names begin with "data-" or "aria-" too.
  const ComponentLibrary* library = nullptr;  ///< Null: Dash's own.
};

/// Makes one component from its options.
class ComponentBuilder {
 public:
  explicit ComponentBuilder(const ComponentType& type);

  /// Children are always sent, null when there are none, as in Python.
  void set_children(const Children& children);
  /// A property, unless the value holds nothing.
  void set(const char* name, const PropertyValue& value);
  /// Throws a user Error when the id holds a wildcard.
  void set(const char* name, const Id& id);
  /// Throws a user Error when a name begins with neither "data-" nor "aria-".
  void set_attributes(const PropertyValue& attributes);

  /// The component; the builder is empty then.
  Component build();

 private:
  std::shared_ptr<ComponentNode> node_;
};

}  // namespace weft::dash
