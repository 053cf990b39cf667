# DRCTL_SANITIZE=ON builds everything with the address and undefined-behaviour sanitizers.
option(DRCTL_SANITIZE "Build with address and undefined sanitizers" OFF)
if(DRCTL_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()
