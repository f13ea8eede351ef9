// Computes with a published dataset: front ADDRESS
#include <iostream>

#include <weft/client.h>
using namespace weft;

int main(int, char** argv) {
  Client client(argv[1]);
  auto df = client.get_dataset("trips");
  std::cout << df[df["fare"] > 20].groupby("zone").agg({{"fare", "mean"}}).compute().sort_values("zone");
  std::cout << client.get_dataset<dd::Table>("bounds").num_rows() << " rows\n";
  for (const auto& name : client.list_datasets()) std::cout << name << '\n';
}
