using RiskSim.Cli;

return (int)App.Run(args);
