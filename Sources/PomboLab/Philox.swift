import PomboCore
