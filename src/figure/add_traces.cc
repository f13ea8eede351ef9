// Attributes of traces -> a figure with the traces.
// Generated from plotly.py 7.1.0 (MIT license, (c) Plotly, Inc.) by tools/generate_graph_objects.py: change that, not this.
// clang-format off
#include <utility>

#include <weft/figure.h>

namespace weft::figure {

using go::Value;

Figure& AddTraces::add(std::string_view type, Value attributes, const At& at) {
  return static_cast<Figure*>(this)->add_trace(go::Trace(type, std::move(attributes)), at);
}

Figure& AddTraces::add_bar(Value attributes, const At& at) { return add("bar", std::move(attributes), at); }
Figure& AddTraces::add_barpolar(Value attributes, const At& at) { return add("barpolar", std::move(attributes), at); }
Figure& AddTraces::add_box(Value attributes, const At& at) { return add("box", std::move(attributes), at); }
Figure& AddTraces::add_candlestick(Value attributes, const At& at) { return add("candlestick", std::move(attributes), at); }
Figure& AddTraces::add_carpet(Value attributes, const At& at) { return add("carpet", std::move(attributes), at); }
Figure& AddTraces::add_choropleth(Value attributes, const At& at) { return add("choropleth", std::move(attributes), at); }
Figure& AddTraces::add_choroplethmap(Value attributes, const At& at) { return add("choroplethmap", std::move(attributes), at); }
Figure& AddTraces::add_cone(Value attributes, const At& at) { return add("cone", std::move(attributes), at); }
Figure& AddTraces::add_contour(Value attributes, const At& at) { return add("contour", std::move(attributes), at); }
Figure& AddTraces::add_contourcarpet(Value attributes, const At& at) { return add("contourcarpet", std::move(attributes), at); }
Figure& AddTraces::add_densitymap(Value attributes, const At& at) { return add("densitymap", std::move(attributes), at); }
Figure& AddTraces::add_funnel(Value attributes, const At& at) { return add("funnel", std::move(attributes), at); }
Figure& AddTraces::add_funnelarea(Value attributes, const At& at) { return add("funnelarea", std::move(attributes), at); }
Figure& AddTraces::add_heatmap(Value attributes, const At& at) { return add("heatmap", std::move(attributes), at); }
Figure& AddTraces::add_histogram(Value attributes, const At& at) { return add("histogram", std::move(attributes), at); }
Figure& AddTraces::add_histogram2d(Value attributes, const At& at) { return add("histogram2d", std::move(attributes), at); }
Figure& AddTraces::add_histogram2dcontour(Value attributes, const At& at) { return add("histogram2dcontour", std::move(attributes), at); }
Figure& AddTraces::add_icicle(Value attributes, const At& at) { return add("icicle", std::move(attributes), at); }
Figure& AddTraces::add_image(Value attributes, const At& at) { return add("image", std::move(attributes), at); }
Figure& AddTraces::add_indicator(Value attributes, const At& at) { return add("indicator", std::move(attributes), at); }
Figure& AddTraces::add_isosurface(Value attributes, const At& at) { return add("isosurface", std::move(attributes), at); }
Figure& AddTraces::add_mesh3d(Value attributes, const At& at) { return add("mesh3d", std::move(attributes), at); }
Figure& AddTraces::add_ohlc(Value attributes, const At& at) { return add("ohlc", std::move(attributes), at); }
Figure& AddTraces::add_parcats(Value attributes, const At& at) { return add("parcats", std::move(attributes), at); }
Figure& AddTraces::add_parcoords(Value attributes, const At& at) { return add("parcoords", std::move(attributes), at); }
Figure& AddTraces::add_pie(Value attributes, const At& at) { return add("pie", std::move(attributes), at); }
Figure& AddTraces::add_quiver(Value attributes, const At& at) { return add("quiver", std::move(attributes), at); }
Figure& AddTraces::add_sankey(Value attributes, const At& at) { return add("sankey", std::move(attributes), at); }
Figure& AddTraces::add_scatter(Value attributes, const At& at) { return add("scatter", std::move(attributes), at); }
Figure& AddTraces::add_scatter3d(Value attributes, const At& at) { return add("scatter3d", std::move(attributes), at); }
Figure& AddTraces::add_scattercarpet(Value attributes, const At& at) { return add("scattercarpet", std::move(attributes), at); }
Figure& AddTraces::add_scattergeo(Value attributes, const At& at) { return add("scattergeo", std::move(attributes), at); }
Figure& AddTraces::add_scattergl(Value attributes, const At& at) { return add("scattergl", std::move(attributes), at); }
Figure& AddTraces::add_scattermap(Value attributes, const At& at) { return add("scattermap", std::move(attributes), at); }
Figure& AddTraces::add_scatterpolar(Value attributes, const At& at) { return add("scatterpolar", std::move(attributes), at); }
Figure& AddTraces::add_scatterpolargl(Value attributes, const At& at) { return add("scatterpolargl", std::move(attributes), at); }
Figure& AddTraces::add_scattersmith(Value attributes, const At& at) { return add("scattersmith", std::move(attributes), at); }
Figure& AddTraces::add_scatterternary(Value attributes, const At& at) { return add("scatterternary", std::move(attributes), at); }
Figure& AddTraces::add_splom(Value attributes, const At& at) { return add("splom", std::move(attributes), at); }
Figure& AddTraces::add_streamtube(Value attributes, const At& at) { return add("streamtube", std::move(attributes), at); }
Figure& AddTraces::add_sunburst(Value attributes, const At& at) { return add("sunburst", std::move(attributes), at); }
Figure& AddTraces::add_surface(Value attributes, const At& at) { return add("surface", std::move(attributes), at); }
Figure& AddTraces::add_table(Value attributes, const At& at) { return add("table", std::move(attributes), at); }
Figure& AddTraces::add_treemap(Value attributes, const At& at) { return add("treemap", std::move(attributes), at); }
Figure& AddTraces::add_violin(Value attributes, const At& at) { return add("violin", std::move(attributes), at); }
Figure& AddTraces::add_volume(Value attributes, const At& at) { return add("volume", std::move(attributes), at); }
Figure& AddTraces::add_waterfall(Value attributes, const At& at) { return add("waterfall", std::move(attributes), at); }

}  // namespace weft::figure
