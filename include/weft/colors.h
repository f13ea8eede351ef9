// The lists of colors of plotly.express.colors, and what is computed with colors.
// Generated from plotly.py 7.1.0 by tools/generate_plotly_data.py: change that, not this.
// clang-format off
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <weft/chart_arguments.h>

namespace weft::px::colors {

/// One of Plotly's lists, for `color_discrete_sequence` and `color_continuous_scale`: `px::colors::qualitative::Set1`.
class ColorList {
 public:
  constexpr ColorList(std::string_view group, std::string_view name, bool reversed = false)
      : group_(group), name_(name), reversed_(reversed) {}
  std::vector<std::string> colors() const;
  operator std::vector<std::string>() const { return colors(); }
  operator ColorScale() const { return colors(); }

 private:
  std::string_view group_, name_;
  bool reversed_;
};

/// Red, green and blue, from 0 to 255.
using Rgb = std::array<double, 3>;

/// The names of the continuous scales, in lower case.
std::vector<std::string> named_colorscales();
/// The scale as places and colors. Throws a user Error for an unknown name.
std::vector<ColorScale::Stop> get_colorscale(const std::string& name);
/// The colors at equal distances, or at places that rise from 0 to 1. Throws a user Error for places that do not.
std::vector<ColorScale::Stop> make_colorscale(const std::vector<std::string>& colors, const std::vector<double>& scale = {});
/// The colors of the scale at those places from 0 to 1, as "rgb(68, 1, 84)". Throws a user Error for a place outside and a color that
/// is neither #hex nor rgb().
std::vector<std::string> sample_colorscale(const ColorScale& colorscale, const std::vector<double>& samplepoints);
/// So many of them at equal distances.
std::vector<std::string> sample_colorscale(const ColorScale& colorscale, int samplepoints, double low = 0, double high = 1);
/// So many colors from one to the other, both as "rgb(1, 2, 3)".
std::vector<std::string> n_colors(const std::string& lowcolor, const std::string& highcolor, int n_colors);
/// The color between two, at a place from 0 to 1.
std::string find_intermediate_color(const std::string& lowcolor, const std::string& highcolor, double intermed);
/// "#ff0000" or "#f00" -> {255, 0, 0}. Throws a user Error for another text.
Rgb hex_to_rgb(const std::string& value);
/// "rgb(1, 2, 3)" -> {1, 2, 3}, and back. Throws a user Error for another text.
Rgb unlabel_rgb(const std::string& color);
std::string label_rgb(const Rgb& color);

namespace cyclical {
inline constexpr ColorList Twilight{"cyclical", "Twilight"}, Twilight_r{"cyclical", "Twilight", true};
inline constexpr ColorList IceFire{"cyclical", "IceFire"}, IceFire_r{"cyclical", "IceFire", true};
inline constexpr ColorList Edge{"cyclical", "Edge"}, Edge_r{"cyclical", "Edge", true};
inline constexpr ColorList Phase{"cyclical", "Phase"}, Phase_r{"cyclical", "Phase", true};
inline constexpr ColorList HSV{"cyclical", "HSV"}, HSV_r{"cyclical", "HSV", true};
inline constexpr ColorList mrybm{"cyclical", "mrybm"}, mrybm_r{"cyclical", "mrybm", true};
inline constexpr ColorList mygbm{"cyclical", "mygbm"}, mygbm_r{"cyclical", "mygbm", true};
/// A figure of the group's lists, each a row of its colors.
Figure swatches(const Json& template_ = {});
/// A figure of the group's lists, each a row of a hundred colors along its scale.
Figure swatches_continuous(const Json& template_ = {});
/// A figure of the group's lists, each around a circle.
Figure swatches_cyclical(const Json& template_ = {});
}  // namespace cyclical

namespace diverging {
inline constexpr ColorList BrBG{"diverging", "BrBG"}, BrBG_r{"diverging", "BrBG", true};
inline constexpr ColorList PRGn{"diverging", "PRGn"}, PRGn_r{"diverging", "PRGn", true};
inline constexpr ColorList PiYG{"diverging", "PiYG"}, PiYG_r{"diverging", "PiYG", true};
inline constexpr ColorList PuOr{"diverging", "PuOr"}, PuOr_r{"diverging", "PuOr", true};
inline constexpr ColorList RdBu{"diverging", "RdBu"}, RdBu_r{"diverging", "RdBu", true};
inline constexpr ColorList RdGy{"diverging", "RdGy"}, RdGy_r{"diverging", "RdGy", true};
inline constexpr ColorList RdYlBu{"diverging", "RdYlBu"}, RdYlBu_r{"diverging", "RdYlBu", true};
inline constexpr ColorList RdYlGn{"diverging", "RdYlGn"}, RdYlGn_r{"diverging", "RdYlGn", true};
inline constexpr ColorList Spectral{"diverging", "Spectral"}, Spectral_r{"diverging", "Spectral", true};
inline constexpr ColorList balance{"diverging", "balance"}, balance_r{"diverging", "balance", true};
inline constexpr ColorList delta{"diverging", "delta"}, delta_r{"diverging", "delta", true};
inline constexpr ColorList curl{"diverging", "curl"}, curl_r{"diverging", "curl", true};
inline constexpr ColorList oxy{"diverging", "oxy"}, oxy_r{"diverging", "oxy", true};
inline constexpr ColorList Armyrose{"diverging", "Armyrose"}, Armyrose_r{"diverging", "Armyrose", true};
inline constexpr ColorList Fall{"diverging", "Fall"}, Fall_r{"diverging", "Fall", true};
inline constexpr ColorList Geyser{"diverging", "Geyser"}, Geyser_r{"diverging", "Geyser", true};
inline constexpr ColorList Temps{"diverging", "Temps"}, Temps_r{"diverging", "Temps", true};
inline constexpr ColorList Tealrose{"diverging", "Tealrose"}, Tealrose_r{"diverging", "Tealrose", true};
inline constexpr ColorList Tropic{"diverging", "Tropic"}, Tropic_r{"diverging", "Tropic", true};
inline constexpr ColorList Earth{"diverging", "Earth"}, Earth_r{"diverging", "Earth", true};
inline constexpr ColorList Picnic{"diverging", "Picnic"}, Picnic_r{"diverging", "Picnic", true};
inline constexpr ColorList Portland{"diverging", "Portland"}, Portland_r{"diverging", "Portland", true};
/// A figure of the group's lists, each a row of its colors.
Figure swatches(const Json& template_ = {});
/// A figure of the group's lists, each a row of a hundred colors along its scale.
Figure swatches_continuous(const Json& template_ = {});
}  // namespace diverging

namespace sequential {
inline constexpr ColorList Plotly3{"sequential", "Plotly3"}, Plotly3_r{"sequential", "Plotly3", true};
inline constexpr ColorList Viridis{"sequential", "Viridis"}, Viridis_r{"sequential", "Viridis", true};
inline constexpr ColorList Cividis{"sequential", "Cividis"}, Cividis_r{"sequential", "Cividis", true};
inline constexpr ColorList Inferno{"sequential", "Inferno"}, Inferno_r{"sequential", "Inferno", true};
inline constexpr ColorList Magma{"sequential", "Magma"}, Magma_r{"sequential", "Magma", true};
inline constexpr ColorList Plasma{"sequential", "Plasma"}, Plasma_r{"sequential", "Plasma", true};
inline constexpr ColorList Turbo{"sequential", "Turbo"}, Turbo_r{"sequential", "Turbo", true};
inline constexpr ColorList Blackbody{"sequential", "Blackbody"}, Blackbody_r{"sequential", "Blackbody", true};
inline constexpr ColorList Bluered{"sequential", "Bluered"}, Bluered_r{"sequential", "Bluered", true};
inline constexpr ColorList Electric{"sequential", "Electric"}, Electric_r{"sequential", "Electric", true};
inline constexpr ColorList Hot{"sequential", "Hot"}, Hot_r{"sequential", "Hot", true};
inline constexpr ColorList Jet{"sequential", "Jet"}, Jet_r{"sequential", "Jet", true};
inline constexpr ColorList Rainbow{"sequential", "Rainbow"}, Rainbow_r{"sequential", "Rainbow", true};
inline constexpr ColorList Blues{"sequential", "Blues"}, Blues_r{"sequential", "Blues", true};
inline constexpr ColorList BuGn{"sequential", "BuGn"}, BuGn_r{"sequential", "BuGn", true};
inline constexpr ColorList BuPu{"sequential", "BuPu"}, BuPu_r{"sequential", "BuPu", true};
inline constexpr ColorList GnBu{"sequential", "GnBu"}, GnBu_r{"sequential", "GnBu", true};
inline constexpr ColorList Greens{"sequential", "Greens"}, Greens_r{"sequential", "Greens", true};
inline constexpr ColorList Greys{"sequential", "Greys"}, Greys_r{"sequential", "Greys", true};
inline constexpr ColorList OrRd{"sequential", "OrRd"}, OrRd_r{"sequential", "OrRd", true};
inline constexpr ColorList Oranges{"sequential", "Oranges"}, Oranges_r{"sequential", "Oranges", true};
inline constexpr ColorList PuBu{"sequential", "PuBu"}, PuBu_r{"sequential", "PuBu", true};
inline constexpr ColorList PuBuGn{"sequential", "PuBuGn"}, PuBuGn_r{"sequential", "PuBuGn", true};
inline constexpr ColorList PuRd{"sequential", "PuRd"}, PuRd_r{"sequential", "PuRd", true};
inline constexpr ColorList Purples{"sequential", "Purples"}, Purples_r{"sequential", "Purples", true};
inline constexpr ColorList RdBu{"sequential", "RdBu"}, RdBu_r{"sequential", "RdBu", true};
inline constexpr ColorList RdPu{"sequential", "RdPu"}, RdPu_r{"sequential", "RdPu", true};
inline constexpr ColorList Reds{"sequential", "Reds"}, Reds_r{"sequential", "Reds", true};
inline constexpr ColorList YlGn{"sequential", "YlGn"}, YlGn_r{"sequential", "YlGn", true};
inline constexpr ColorList YlGnBu{"sequential", "YlGnBu"}, YlGnBu_r{"sequential", "YlGnBu", true};
inline constexpr ColorList YlOrBr{"sequential", "YlOrBr"}, YlOrBr_r{"sequential", "YlOrBr", true};
inline constexpr ColorList YlOrRd{"sequential", "YlOrRd"}, YlOrRd_r{"sequential", "YlOrRd", true};
inline constexpr ColorList turbid{"sequential", "turbid"}, turbid_r{"sequential", "turbid", true};
inline constexpr ColorList thermal{"sequential", "thermal"}, thermal_r{"sequential", "thermal", true};
inline constexpr ColorList haline{"sequential", "haline"}, haline_r{"sequential", "haline", true};
inline constexpr ColorList solar{"sequential", "solar"}, solar_r{"sequential", "solar", true};
inline constexpr ColorList ice{"sequential", "ice"}, ice_r{"sequential", "ice", true};
inline constexpr ColorList gray{"sequential", "gray"}, gray_r{"sequential", "gray", true};
inline constexpr ColorList deep{"sequential", "deep"}, deep_r{"sequential", "deep", true};
inline constexpr ColorList dense{"sequential", "dense"}, dense_r{"sequential", "dense", true};
inline constexpr ColorList algae{"sequential", "algae"}, algae_r{"sequential", "algae", true};
inline constexpr ColorList matter{"sequential", "matter"}, matter_r{"sequential", "matter", true};
inline constexpr ColorList speed{"sequential", "speed"}, speed_r{"sequential", "speed", true};
inline constexpr ColorList amp{"sequential", "amp"}, amp_r{"sequential", "amp", true};
inline constexpr ColorList tempo{"sequential", "tempo"}, tempo_r{"sequential", "tempo", true};
inline constexpr ColorList Burg{"sequential", "Burg"}, Burg_r{"sequential", "Burg", true};
inline constexpr ColorList Burgyl{"sequential", "Burgyl"}, Burgyl_r{"sequential", "Burgyl", true};
inline constexpr ColorList Redor{"sequential", "Redor"}, Redor_r{"sequential", "Redor", true};
inline constexpr ColorList Oryel{"sequential", "Oryel"}, Oryel_r{"sequential", "Oryel", true};
inline constexpr ColorList Peach{"sequential", "Peach"}, Peach_r{"sequential", "Peach", true};
inline constexpr ColorList Pinkyl{"sequential", "Pinkyl"}, Pinkyl_r{"sequential", "Pinkyl", true};
inline constexpr ColorList Mint{"sequential", "Mint"}, Mint_r{"sequential", "Mint", true};
inline constexpr ColorList Blugrn{"sequential", "Blugrn"}, Blugrn_r{"sequential", "Blugrn", true};
inline constexpr ColorList Darkmint{"sequential", "Darkmint"}, Darkmint_r{"sequential", "Darkmint", true};
inline constexpr ColorList Emrld{"sequential", "Emrld"}, Emrld_r{"sequential", "Emrld", true};
inline constexpr ColorList Aggrnyl{"sequential", "Aggrnyl"}, Aggrnyl_r{"sequential", "Aggrnyl", true};
inline constexpr ColorList Bluyl{"sequential", "Bluyl"}, Bluyl_r{"sequential", "Bluyl", true};
inline constexpr ColorList Teal{"sequential", "Teal"}, Teal_r{"sequential", "Teal", true};
inline constexpr ColorList Tealgrn{"sequential", "Tealgrn"}, Tealgrn_r{"sequential", "Tealgrn", true};
inline constexpr ColorList Purp{"sequential", "Purp"}, Purp_r{"sequential", "Purp", true};
inline constexpr ColorList Purpor{"sequential", "Purpor"}, Purpor_r{"sequential", "Purpor", true};
inline constexpr ColorList Sunset{"sequential", "Sunset"}, Sunset_r{"sequential", "Sunset", true};
inline constexpr ColorList Magenta{"sequential", "Magenta"}, Magenta_r{"sequential", "Magenta", true};
inline constexpr ColorList Sunsetdark{"sequential", "Sunsetdark"}, Sunsetdark_r{"sequential", "Sunsetdark", true};
inline constexpr ColorList Agsunset{"sequential", "Agsunset"}, Agsunset_r{"sequential", "Agsunset", true};
inline constexpr ColorList Brwnyl{"sequential", "Brwnyl"}, Brwnyl_r{"sequential", "Brwnyl", true};
/// A figure of the group's lists, each a row of its colors.
Figure swatches(const Json& template_ = {});
/// A figure of the group's lists, each a row of a hundred colors along its scale.
Figure swatches_continuous(const Json& template_ = {});
}  // namespace sequential

namespace qualitative {
inline constexpr ColorList Plotly{"qualitative", "Plotly"}, Plotly_r{"qualitative", "Plotly", true};
inline constexpr ColorList D3{"qualitative", "D3"}, D3_r{"qualitative", "D3", true};
inline constexpr ColorList G10{"qualitative", "G10"}, G10_r{"qualitative", "G10", true};
inline constexpr ColorList T10{"qualitative", "T10"}, T10_r{"qualitative", "T10", true};
inline constexpr ColorList Alphabet{"qualitative", "Alphabet"}, Alphabet_r{"qualitative", "Alphabet", true};
inline constexpr ColorList Dark24{"qualitative", "Dark24"}, Dark24_r{"qualitative", "Dark24", true};
inline constexpr ColorList Light24{"qualitative", "Light24"}, Light24_r{"qualitative", "Light24", true};
inline constexpr ColorList Set1{"qualitative", "Set1"}, Set1_r{"qualitative", "Set1", true};
inline constexpr ColorList Pastel1{"qualitative", "Pastel1"}, Pastel1_r{"qualitative", "Pastel1", true};
inline constexpr ColorList Dark2{"qualitative", "Dark2"}, Dark2_r{"qualitative", "Dark2", true};
inline constexpr ColorList Set2{"qualitative", "Set2"}, Set2_r{"qualitative", "Set2", true};
inline constexpr ColorList Pastel2{"qualitative", "Pastel2"}, Pastel2_r{"qualitative", "Pastel2", true};
inline constexpr ColorList Set3{"qualitative", "Set3"}, Set3_r{"qualitative", "Set3", true};
inline constexpr ColorList Antique{"qualitative", "Antique"}, Antique_r{"qualitative", "Antique", true};
inline constexpr ColorList Bold{"qualitative", "Bold"}, Bold_r{"qualitative", "Bold", true};
inline constexpr ColorList Pastel{"qualitative", "Pastel"}, Pastel_r{"qualitative", "Pastel", true};
inline constexpr ColorList Prism{"qualitative", "Prism"}, Prism_r{"qualitative", "Prism", true};
inline constexpr ColorList Safe{"qualitative", "Safe"}, Safe_r{"qualitative", "Safe", true};
inline constexpr ColorList Vivid{"qualitative", "Vivid"}, Vivid_r{"qualitative", "Vivid", true};
/// A figure of the group's lists, each a row of its colors.
Figure swatches(const Json& template_ = {});
}  // namespace qualitative

namespace carto {
inline constexpr ColorList Burg{"carto", "Burg"}, Burg_r{"carto", "Burg", true};
inline constexpr ColorList Burgyl{"carto", "Burgyl"}, Burgyl_r{"carto", "Burgyl", true};
inline constexpr ColorList Redor{"carto", "Redor"}, Redor_r{"carto", "Redor", true};
inline constexpr ColorList Oryel{"carto", "Oryel"}, Oryel_r{"carto", "Oryel", true};
inline constexpr ColorList Peach{"carto", "Peach"}, Peach_r{"carto", "Peach", true};
inline constexpr ColorList Pinkyl{"carto", "Pinkyl"}, Pinkyl_r{"carto", "Pinkyl", true};
inline constexpr ColorList Mint{"carto", "Mint"}, Mint_r{"carto", "Mint", true};
inline constexpr ColorList Blugrn{"carto", "Blugrn"}, Blugrn_r{"carto", "Blugrn", true};
inline constexpr ColorList Darkmint{"carto", "Darkmint"}, Darkmint_r{"carto", "Darkmint", true};
inline constexpr ColorList Emrld{"carto", "Emrld"}, Emrld_r{"carto", "Emrld", true};
inline constexpr ColorList Aggrnyl{"carto", "Aggrnyl"}, Aggrnyl_r{"carto", "Aggrnyl", true};
inline constexpr ColorList Bluyl{"carto", "Bluyl"}, Bluyl_r{"carto", "Bluyl", true};
inline constexpr ColorList Teal{"carto", "Teal"}, Teal_r{"carto", "Teal", true};
inline constexpr ColorList Tealgrn{"carto", "Tealgrn"}, Tealgrn_r{"carto", "Tealgrn", true};
inline constexpr ColorList Purp{"carto", "Purp"}, Purp_r{"carto", "Purp", true};
inline constexpr ColorList Purpor{"carto", "Purpor"}, Purpor_r{"carto", "Purpor", true};
inline constexpr ColorList Sunset{"carto", "Sunset"}, Sunset_r{"carto", "Sunset", true};
inline constexpr ColorList Magenta{"carto", "Magenta"}, Magenta_r{"carto", "Magenta", true};
inline constexpr ColorList Sunsetdark{"carto", "Sunsetdark"}, Sunsetdark_r{"carto", "Sunsetdark", true};
inline constexpr ColorList Agsunset{"carto", "Agsunset"}, Agsunset_r{"carto", "Agsunset", true};
inline constexpr ColorList Brwnyl{"carto", "Brwnyl"}, Brwnyl_r{"carto", "Brwnyl", true};
inline constexpr ColorList Armyrose{"carto", "Armyrose"}, Armyrose_r{"carto", "Armyrose", true};
inline constexpr ColorList Fall{"carto", "Fall"}, Fall_r{"carto", "Fall", true};
inline constexpr ColorList Geyser{"carto", "Geyser"}, Geyser_r{"carto", "Geyser", true};
inline constexpr ColorList Temps{"carto", "Temps"}, Temps_r{"carto", "Temps", true};
inline constexpr ColorList Tealrose{"carto", "Tealrose"}, Tealrose_r{"carto", "Tealrose", true};
inline constexpr ColorList Tropic{"carto", "Tropic"}, Tropic_r{"carto", "Tropic", true};
inline constexpr ColorList Earth{"carto", "Earth"}, Earth_r{"carto", "Earth", true};
inline constexpr ColorList Antique{"carto", "Antique"}, Antique_r{"carto", "Antique", true};
inline constexpr ColorList Bold{"carto", "Bold"}, Bold_r{"carto", "Bold", true};
inline constexpr ColorList Pastel{"carto", "Pastel"}, Pastel_r{"carto", "Pastel", true};
inline constexpr ColorList Prism{"carto", "Prism"}, Prism_r{"carto", "Prism", true};
inline constexpr ColorList Safe{"carto", "Safe"}, Safe_r{"carto", "Safe", true};
inline constexpr ColorList Vivid{"carto", "Vivid"}, Vivid_r{"carto", "Vivid", true};
/// A figure of the group's lists, each a row of its colors.
Figure swatches(const Json& template_ = {});
}  // namespace carto

namespace cmocean {
inline constexpr ColorList turbid{"cmocean", "turbid"}, turbid_r{"cmocean", "turbid", true};
inline constexpr ColorList thermal{"cmocean", "thermal"}, thermal_r{"cmocean", "thermal", true};
inline constexpr ColorList haline{"cmocean", "haline"}, haline_r{"cmocean", "haline", true};
inline constexpr ColorList solar{"cmocean", "solar"}, solar_r{"cmocean", "solar", true};
inline constexpr ColorList ice{"cmocean", "ice"}, ice_r{"cmocean", "ice", true};
inline constexpr ColorList gray{"cmocean", "gray"}, gray_r{"cmocean", "gray", true};
inline constexpr ColorList oxy{"cmocean", "oxy"}, oxy_r{"cmocean", "oxy", true};
inline constexpr ColorList deep{"cmocean", "deep"}, deep_r{"cmocean", "deep", true};
inline constexpr ColorList dense{"cmocean", "dense"}, dense_r{"cmocean", "dense", true};
inline constexpr ColorList algae{"cmocean", "algae"}, algae_r{"cmocean", "algae", true};
inline constexpr ColorList matter{"cmocean", "matter"}, matter_r{"cmocean", "matter", true};
inline constexpr ColorList speed{"cmocean", "speed"}, speed_r{"cmocean", "speed", true};
inline constexpr ColorList amp{"cmocean", "amp"}, amp_r{"cmocean", "amp", true};
inline constexpr ColorList tempo{"cmocean", "tempo"}, tempo_r{"cmocean", "tempo", true};
inline constexpr ColorList phase{"cmocean", "phase"}, phase_r{"cmocean", "phase", true};
inline constexpr ColorList balance{"cmocean", "balance"}, balance_r{"cmocean", "balance", true};
inline constexpr ColorList delta{"cmocean", "delta"}, delta_r{"cmocean", "delta", true};
inline constexpr ColorList curl{"cmocean", "curl"}, curl_r{"cmocean", "curl", true};
/// A figure of the group's lists, each a row of its colors.
Figure swatches(const Json& template_ = {});
/// A figure of the group's lists, each a row of a hundred colors along its scale.
Figure swatches_continuous(const Json& template_ = {});
}  // namespace cmocean

namespace colorbrewer {
inline constexpr ColorList BrBG{"colorbrewer", "BrBG"}, BrBG_r{"colorbrewer", "BrBG", true};
inline constexpr ColorList PRGn{"colorbrewer", "PRGn"}, PRGn_r{"colorbrewer", "PRGn", true};
inline constexpr ColorList PiYG{"colorbrewer", "PiYG"}, PiYG_r{"colorbrewer", "PiYG", true};
inline constexpr ColorList PuOr{"colorbrewer", "PuOr"}, PuOr_r{"colorbrewer", "PuOr", true};
inline constexpr ColorList RdBu{"colorbrewer", "RdBu"}, RdBu_r{"colorbrewer", "RdBu", true};
inline constexpr ColorList RdGy{"colorbrewer", "RdGy"}, RdGy_r{"colorbrewer", "RdGy", true};
inline constexpr ColorList RdYlBu{"colorbrewer", "RdYlBu"}, RdYlBu_r{"colorbrewer", "RdYlBu", true};
inline constexpr ColorList RdYlGn{"colorbrewer", "RdYlGn"}, RdYlGn_r{"colorbrewer", "RdYlGn", true};
inline constexpr ColorList Spectral{"colorbrewer", "Spectral"}, Spectral_r{"colorbrewer", "Spectral", true};
inline constexpr ColorList Set1{"colorbrewer", "Set1"}, Set1_r{"colorbrewer", "Set1", true};
inline constexpr ColorList Pastel1{"colorbrewer", "Pastel1"}, Pastel1_r{"colorbrewer", "Pastel1", true};
inline constexpr ColorList Dark2{"colorbrewer", "Dark2"}, Dark2_r{"colorbrewer", "Dark2", true};
inline constexpr ColorList Set2{"colorbrewer", "Set2"}, Set2_r{"colorbrewer", "Set2", true};
inline constexpr ColorList Pastel2{"colorbrewer", "Pastel2"}, Pastel2_r{"colorbrewer", "Pastel2", true};
inline constexpr ColorList Set3{"colorbrewer", "Set3"}, Set3_r{"colorbrewer", "Set3", true};
inline constexpr ColorList Accent{"colorbrewer", "Accent"}, Accent_r{"colorbrewer", "Accent", true};
inline constexpr ColorList Paired{"colorbrewer", "Paired"}, Paired_r{"colorbrewer", "Paired", true};
inline constexpr ColorList Blues{"colorbrewer", "Blues"}, Blues_r{"colorbrewer", "Blues", true};
inline constexpr ColorList BuGn{"colorbrewer", "BuGn"}, BuGn_r{"colorbrewer", "BuGn", true};
inline constexpr ColorList BuPu{"colorbrewer", "BuPu"}, BuPu_r{"colorbrewer", "BuPu", true};
inline constexpr ColorList GnBu{"colorbrewer", "GnBu"}, GnBu_r{"colorbrewer", "GnBu", true};
inline constexpr ColorList Greens{"colorbrewer", "Greens"}, Greens_r{"colorbrewer", "Greens", true};
inline constexpr ColorList Greys{"colorbrewer", "Greys"}, Greys_r{"colorbrewer", "Greys", true};
inline constexpr ColorList OrRd{"colorbrewer", "OrRd"}, OrRd_r{"colorbrewer", "OrRd", true};
inline constexpr ColorList Oranges{"colorbrewer", "Oranges"}, Oranges_r{"colorbrewer", "Oranges", true};
inline constexpr ColorList PuBu{"colorbrewer", "PuBu"}, PuBu_r{"colorbrewer", "PuBu", true};
inline constexpr ColorList PuBuGn{"colorbrewer", "PuBuGn"}, PuBuGn_r{"colorbrewer", "PuBuGn", true};
inline constexpr ColorList PuRd{"colorbrewer", "PuRd"}, PuRd_r{"colorbrewer", "PuRd", true};
inline constexpr ColorList Purples{"colorbrewer", "Purples"}, Purples_r{"colorbrewer", "Purples", true};
inline constexpr ColorList RdPu{"colorbrewer", "RdPu"}, RdPu_r{"colorbrewer", "RdPu", true};
inline constexpr ColorList Reds{"colorbrewer", "Reds"}, Reds_r{"colorbrewer", "Reds", true};
inline constexpr ColorList YlGn{"colorbrewer", "YlGn"}, YlGn_r{"colorbrewer", "YlGn", true};
inline constexpr ColorList YlGnBu{"colorbrewer", "YlGnBu"}, YlGnBu_r{"colorbrewer", "YlGnBu", true};
inline constexpr ColorList YlOrBr{"colorbrewer", "YlOrBr"}, YlOrBr_r{"colorbrewer", "YlOrBr", true};
inline constexpr ColorList YlOrRd{"colorbrewer", "YlOrRd"}, YlOrRd_r{"colorbrewer", "YlOrRd", true};
/// A figure of the group's lists, each a row of its colors.
Figure swatches(const Json& template_ = {});
}  // namespace colorbrewer

namespace plotlyjs {
inline constexpr ColorList Blackbody{"plotlyjs", "Blackbody"}, Blackbody_r{"plotlyjs", "Blackbody", true};
inline constexpr ColorList Bluered{"plotlyjs", "Bluered"}, Bluered_r{"plotlyjs", "Bluered", true};
inline constexpr ColorList Blues{"plotlyjs", "Blues"}, Blues_r{"plotlyjs", "Blues", true};
inline constexpr ColorList Cividis{"plotlyjs", "Cividis"}, Cividis_r{"plotlyjs", "Cividis", true};
inline constexpr ColorList Earth{"plotlyjs", "Earth"}, Earth_r{"plotlyjs", "Earth", true};
inline constexpr ColorList Electric{"plotlyjs", "Electric"}, Electric_r{"plotlyjs", "Electric", true};
inline constexpr ColorList Greens{"plotlyjs", "Greens"}, Greens_r{"plotlyjs", "Greens", true};
inline constexpr ColorList Greys{"plotlyjs", "Greys"}, Greys_r{"plotlyjs", "Greys", true};
inline constexpr ColorList Hot{"plotlyjs", "Hot"}, Hot_r{"plotlyjs", "Hot", true};
inline constexpr ColorList Jet{"plotlyjs", "Jet"}, Jet_r{"plotlyjs", "Jet", true};
inline constexpr ColorList Picnic{"plotlyjs", "Picnic"}, Picnic_r{"plotlyjs", "Picnic", true};
inline constexpr ColorList Portland{"plotlyjs", "Portland"}, Portland_r{"plotlyjs", "Portland", true};
inline constexpr ColorList Rainbow{"plotlyjs", "Rainbow"}, Rainbow_r{"plotlyjs", "Rainbow", true};
inline constexpr ColorList RdBu{"plotlyjs", "RdBu"}, RdBu_r{"plotlyjs", "RdBu", true};
inline constexpr ColorList Reds{"plotlyjs", "Reds"}, Reds_r{"plotlyjs", "Reds", true};
inline constexpr ColorList Viridis{"plotlyjs", "Viridis"}, Viridis_r{"plotlyjs", "Viridis", true};
inline constexpr ColorList YlGnBu{"plotlyjs", "YlGnBu"}, YlGnBu_r{"plotlyjs", "YlGnBu", true};
inline constexpr ColorList YlOrRd{"plotlyjs", "YlOrRd"}, YlOrRd_r{"plotlyjs", "YlOrRd", true};
}  // namespace plotlyjs

}  // namespace weft::px::colors
