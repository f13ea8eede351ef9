// Kinds of traces, by the functions that add one to a figure.
// Generated from plotly.py 7.1.0 (MIT license, (c) Plotly, Inc.) by tools/generate_graph_objects.py: change that, not this.
// clang-format off
#pragma once

#include <string_view>

#include <weft/at.h>
#include <weft/figure_value.h>

namespace weft {

class Figure;

namespace figure {

/// What a figure has for each kind of traces: `figure.add_bar({{"y", {1, 2}}}, {.row = 1, .col = 2})` is
/// `figure.add_trace(go::Bar({{"y", {1, 2}}}), {.row = 1, .col = 2})`.
class AddTraces {
 public:
  Figure& add_bar(go::Value attributes = {}, const At& at = {});
  Figure& add_barpolar(go::Value attributes = {}, const At& at = {});
  Figure& add_box(go::Value attributes = {}, const At& at = {});
  Figure& add_candlestick(go::Value attributes = {}, const At& at = {});
  Figure& add_carpet(go::Value attributes = {}, const At& at = {});
  Figure& add_choropleth(go::Value attributes = {}, const At& at = {});
  Figure& add_choroplethmap(go::Value attributes = {}, const At& at = {});
  Figure& add_cone(go::Value attributes = {}, const At& at = {});
  Figure& add_contour(go::Value attributes = {}, const At& at = {});
  Figure& add_contourcarpet(go::Value attributes = {}, const At& at = {});
  Figure& add_densitymap(go::Value attributes = {}, const At& at = {});
  Figure& add_funnel(go::Value attributes = {}, const At& at = {});
  Figure& add_funnelarea(go::Value attributes = {}, const At& at = {});
  Figure& add_heatmap(go::Value attributes = {}, const At& at = {});
  Figure& add_histogram(go::Value attributes = {}, const At& at = {});
  Figure& add_histogram2d(go::Value attributes = {}, const At& at = {});
  Figure& add_histogram2dcontour(go::Value attributes = {}, const At& at = {});
  Figure& add_icicle(go::Value attributes = {}, const At& at = {});
  Figure& add_image(go::Value attributes = {}, const At& at = {});
  Figure& add_indicator(go::Value attributes = {}, const At& at = {});
  Figure& add_isosurface(go::Value attributes = {}, const At& at = {});
  Figure& add_mesh3d(go::Value attributes = {}, const At& at = {});
  Figure& add_ohlc(go::Value attributes = {}, const At& at = {});
  Figure& add_parcats(go::Value attributes = {}, const At& at = {});
  Figure& add_parcoords(go::Value attributes = {}, const At& at = {});
  Figure& add_pie(go::Value attributes = {}, const At& at = {});
  Figure& add_quiver(go::Value attributes = {}, const At& at = {});
  Figure& add_sankey(go::Value attributes = {}, const At& at = {});
  Figure& add_scatter(go::Value attributes = {}, const At& at = {});
  Figure& add_scatter3d(go::Value attributes = {}, const At& at = {});
  Figure& add_scattercarpet(go::Value attributes = {}, const At& at = {});
  Figure& add_scattergeo(go::Value attributes = {}, const At& at = {});
  Figure& add_scattergl(go::Value attributes = {}, const At& at = {});
  Figure& add_scattermap(go::Value attributes = {}, const At& at = {});
  Figure& add_scatterpolar(go::Value attributes = {}, const At& at = {});
  Figure& add_scatterpolargl(go::Value attributes = {}, const At& at = {});
  Figure& add_scattersmith(go::Value attributes = {}, const At& at = {});
  Figure& add_scatterternary(go::Value attributes = {}, const At& at = {});
  Figure& add_splom(go::Value attributes = {}, const At& at = {});
  Figure& add_streamtube(go::Value attributes = {}, const At& at = {});
  Figure& add_sunburst(go::Value attributes = {}, const At& at = {});
  Figure& add_surface(go::Value attributes = {}, const At& at = {});
  Figure& add_table(go::Value attributes = {}, const At& at = {});
  Figure& add_treemap(go::Value attributes = {}, const At& at = {});
  Figure& add_violin(go::Value attributes = {}, const At& at = {});
  Figure& add_volume(go::Value attributes = {}, const At& at = {});
  Figure& add_waterfall(go::Value attributes = {}, const At& at = {});

 private:
  Figure& add(std::string_view type, go::Value attributes, const At& at);
};

}  // namespace figure
}  // namespace weft
