// placeholder until the stage has its tests
