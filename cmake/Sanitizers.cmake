# DRCTL_SANITIZE=ON builds everything with the address and undefined-behaviour sanitizers.
option(DRCTL_SANITIZE "Build with address and undefined sanitizers" OFF)
# DRCTL_FUZZ=ON, with clang, adds what libFuzzer is guided by: see tests/fuzz.
option(DRCTL_FUZZ "Build the fuzz targets for libFuzzer, with sanitizers" OFF)
if(DRCTL_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()
if(DRCTL_SANITIZE OR DRCTL_FUZZ)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()
