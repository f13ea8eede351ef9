// How figures are written to pages and pictures.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <weft/figure_value.h>

namespace weft {

/// Where a page has plotly.js from: in itself (true, 5 MB), nowhere (false), from the web ("cdn"), from plotly.min.js beside it
/// ("directory"), or from another address that ends in ".js".
class PlotlyJs {
 public:
  PlotlyJs(bool inside = true) : from_(inside ? "inside" : "") {}
  /// Throws a user Error for another text.
  PlotlyJs(std::string from);
  PlotlyJs(const char* from) : PlotlyJs(std::string(from)) {}
  /// Where it comes from.
  const std::string& from() const { return from_; }

 private:
  std::string from_;
};

/// Options of Figure::to_html() and Figure::write_html(), those of plotly.py.
struct HtmlOptions {
  go::Value animation_opts = nullptr;  ///< How frames follow one another: the last argument of Plotly.animate.
  bool auto_open = false;              ///< Whether write_html() opens the page in a browser.
  bool auto_play = true;               ///< Whether frames are played when the page is loaded.
  go::Value config = {};               ///< Plotly's config, such as `{{"displayModeBar", false}}`.
  std::string default_height = "100%";
  std::string default_width = "100%";
  std::string div_id = {};           ///< A random one when empty.
  bool full_html = true;             ///< A page, or else only a div to be put into one.
  std::string include_mathjax = {};  ///< "cdn" or an address that ends in ".js", for LaTeX in texts.
  PlotlyJs include_plotlyjs = {};
  std::vector<std::string> post_script =
      {};  ///< JavaScript that is run after the figure was drawn; "{plot_id}" stands for its div.
};

/// Options of Figure::to_image() and Figure::write_image().
struct ImageOptions {
  std::string format = {};  ///< "png", "jpeg", "webp", "svg" or "pdf"; from the name of the file when not given, else "png".
  /// HTML that is put before the figure, such as a script with Plotly's outlines of countries, which otherwise come from the web.
  std::string head = {};
  std::optional<int> height = {};  ///< Pixels; the layout's, else 500.
  double scale = 1;                ///< Pixels of the image for each pixel of the figure.
  double timeout = 60;             ///< Seconds.
  std::optional<int> width = {};   ///< The layout's, else 700.
};

}  // namespace weft
